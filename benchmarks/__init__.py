"""Measurements anyone can repeat, and the synthetic records they are made on. Nothing of it serves readers."""
