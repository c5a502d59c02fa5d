"""The tag file: a TinyDB file, read and written whole or not at all."""
