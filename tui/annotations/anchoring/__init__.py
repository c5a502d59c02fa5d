"""Finding annotations' paragraphs again in a text that has changed."""
