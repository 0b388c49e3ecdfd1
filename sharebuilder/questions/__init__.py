"""What is asked, when, and how far the answers have got."""
