"""A council's own knowledge packs: read, checked, and laid over what ShareBuilder brings."""
