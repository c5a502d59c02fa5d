"""``hashiya doctor``: what was found out about the terminal, and asking the person what reads right."""
