"""What a document can say: answers as plain texts, by the names that templates use."""
