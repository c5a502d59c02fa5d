"""Commands that look after the tag file, one file each: what happened to it, what is wrong with it, what lost its place."""
