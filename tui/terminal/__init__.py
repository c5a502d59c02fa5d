"""The terminal itself: what it has to be told, and what it has to be sent."""
