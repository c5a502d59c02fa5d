"""Reading a tag file that may be damaged: what can be read of it, as it stands there, and the gaps between."""
