"""Writing a repaired file: beside the damaged one, or in its place."""
