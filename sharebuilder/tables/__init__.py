"""Tables of records: read from spreadsheets, put into an agreement, and written out again."""
