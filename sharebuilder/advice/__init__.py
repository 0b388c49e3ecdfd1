"""Advice from the answers: what could carry the sharing, what could go wrong, what is needed. Nothing here decides."""
