"""Builds the Word templates from their written source. Only the maintainers need it."""
