"""How days and times are written, in one style on every page and in the admin."""
