"""What ShareBuilder is made of: its pins, their licences, and what is known against them."""
