"""Real terminal emulators on a virtual screen: their windows, pictures of them, what can be read in those."""
