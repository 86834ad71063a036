"""The project and its website over all records."""

from pathlib import Path

# The checkout: what the register is made of and, under var/, what it keeps.
BASE_DIR = Path(__file__).resolve().parent.parent
