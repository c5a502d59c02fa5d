"""What a person does with a library: the only way anything is written, by keys and by commands alike."""
