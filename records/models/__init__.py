"""What every record shares: stamps, publication state, parts, sources and citations."""

from records.models.audited import Audited
from records.models.citation import Certainty, Citation, Verdict, citation_models
from records.models.content_version import ContentVersion
from records.models.named import Named
from records.models.part import Part
from records.models.record import Record, State
from records.models.reference import Reference
from records.models.search_entry import SearchChange, SearchEntry, SearchWord
from records.models.source import Source, SourceCitation, SourceEntry

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
    "Audited",
    "State",
    "Verdict",
    "citation_models",
)
