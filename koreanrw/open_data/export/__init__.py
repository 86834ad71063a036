"""Taking it along: any list as a file, a search as a feed, the whole register as one data set."""
