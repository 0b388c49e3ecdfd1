"""Advice from the answers: what could carry the sharing, what could go wrong, what is needed.

It shows what fits and why. It never chooses, and it is not legal advice.
"""
