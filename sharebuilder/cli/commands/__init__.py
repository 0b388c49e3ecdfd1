"""One module for each command. Each has `run(arguments) -> int`, the exit status."""
