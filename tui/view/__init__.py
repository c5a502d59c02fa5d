"""What is shown, as rows of runs: no Textual, no Rich."""
