"""What belongs to the person on this machine: folders, reading positions, terminal answers, rescue files."""
