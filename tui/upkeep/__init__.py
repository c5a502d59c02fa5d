"""Commands that look after the tag file, one file each: its history, its faults, what has lost its place."""
