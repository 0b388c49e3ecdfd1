"""What keeps an open agreement safe: its journal, its lock, and what happens to its file."""
