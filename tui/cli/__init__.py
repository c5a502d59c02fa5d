"""The command ``hashiya``: click's side of the program, and what it prints."""
