"""What a page says in the words of schema.org, for machines.

They see no footnotes. So it says less than the page: only what is published, what a source states or implies, and
dates as exactly as they are known and no more; what is planned, inferred or unknown is left out.
"""

from koreanrw.discovery.structured_data.pages import data_block, graph_of

__all__ = ("data_block", "graph_of")
