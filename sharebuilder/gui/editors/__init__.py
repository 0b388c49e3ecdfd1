"""Editors: one for each kind of answer."""
