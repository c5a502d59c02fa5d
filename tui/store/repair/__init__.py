"""What is wrong with a tag file, and a sound one made from what can be read."""
