"""One writer at a time: the lock of a tag file, and who holds it."""
