"""The code book: the themes that paragraphs are tagged with."""
