"""The user guide as a Word file."""
