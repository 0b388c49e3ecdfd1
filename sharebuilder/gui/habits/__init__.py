"""What people expect of any good window: find, go to, help on the spot, drop a file, print."""
