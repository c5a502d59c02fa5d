"""``hashiya doctor``: what is known of the terminal, sample cards, and what reads right."""
