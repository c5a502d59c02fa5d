"""Fields in which Arabic is typed: of the program they need the layout of text alone."""
