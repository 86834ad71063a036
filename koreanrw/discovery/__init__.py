"""How the register is found and shared: addresses, sitemaps, structured data, cards, the feed of changes."""
