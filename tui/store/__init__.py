"""The tag file: durable storage, the operations on it, and finding paragraphs again when their text has changed."""
