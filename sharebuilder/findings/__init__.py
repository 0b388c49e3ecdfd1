"""What is wrong, missing or worth a thought in an agreement, and why."""
