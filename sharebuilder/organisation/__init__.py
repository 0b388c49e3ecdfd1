"""What an organisation chose for its people: read from one file for the computer, one for each."""
