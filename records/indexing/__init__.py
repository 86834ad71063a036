"""The search index: how it is declared, and what sets the database apart from that."""
