"""What every record shares: stamps, publication state, parts, sources and citations."""

from .citation import Certainty, Citation, citation_models
from .content_version import ContentVersion
from .named import Named
from .part import Part
from .record import Record, State
from .reference import Reference
from .search_entry import SearchChange, SearchEntry, SearchWord
from .source import Source, SourceCitation, SourceEntry
from .stamped import Stamped

__all__ = (
    "Certainty",
    "Citation",
    "ContentVersion",
    "Named",
    "Part",
    "Record",
    "Reference",
    "SearchChange",
    "SearchEntry",
    "SearchWord",
    "Source",
    "SourceCitation",
    "SourceEntry",
    "Stamped",
    "State",
    "citation_models",
)
