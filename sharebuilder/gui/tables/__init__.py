"""What a table of records can do at once: bring rows in, set one answer for many, group, find."""
