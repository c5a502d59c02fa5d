"""The commands beside the reader, one file each; ``cli`` puts them together."""
