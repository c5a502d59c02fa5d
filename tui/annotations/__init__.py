"""What is said of paragraphs: operations on it, their history, undo, progress. Pure: no file, no lock, no TinyDB."""
