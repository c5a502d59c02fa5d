"""The commands beside the reader, one file each; ``tui.cli.main`` loads the one that is named."""
