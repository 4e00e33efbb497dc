"""What there is to know, as cards for a flashcard program."""
