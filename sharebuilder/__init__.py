"""ShareBuilder: build the case for sharing information, and the agreement that proves it."""

__version__ = "0.1.0"
