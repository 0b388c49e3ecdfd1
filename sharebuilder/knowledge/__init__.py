"""What the law and good practice say: dated, cited entries that anybody can read as data."""
