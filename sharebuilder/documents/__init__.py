"""Word documents: made from answers, proved, and read back."""
