"""How fast agreements are found: the register's own search beside a naive one and beside Datasette, in one run."""
