"""Making sound tables of what was read, of whichever schema it is."""
