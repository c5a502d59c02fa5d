"""hashiya: a terminal reader and annotator for Arabic articles."""

__version__ = "0.1.0"
