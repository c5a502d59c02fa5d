"""The interface. It shows a session, and does nothing to files but through it."""
