"""Believable synthetic agreements, as many as asked for, in a database of their own.

The same seed gives the same rows, and the first ten thousand of a million are those of a register of ten thousand:
everything that belongs to agreement number *i* follows from the seed and *i* alone.
"""
