"""What tests share: the program in a terminal or in a test's hands, texts, tag files, faults, real terminals."""
