"""The pages of the site: one module a kind of record, with its list and its page; and those that gather."""
