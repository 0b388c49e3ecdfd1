"""The agreement as a tree of records, and changes to it. Standard library only."""
