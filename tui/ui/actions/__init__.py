"""What the commands of the main screen do, by kind."""
