"""What is drawn on the screens. Widgets show the session and post what was asked for; screens act on it."""
