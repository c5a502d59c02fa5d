"""Files and their names, whatever they hold: replaced whole, made anew, named in messages, named by a person."""
