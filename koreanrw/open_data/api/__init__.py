"""The read-only API: the lists of the site and the rows in them, for programs."""
