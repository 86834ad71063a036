"""What every record shares: stamps, publication state, parts, sources and citations."""

from .citation import Certainty, Citation, citation_models
from .content_version import ContentVersion
from .named import Named
from .part import Part
from .record import Record, State
from .reference import Reference
from .source import Source, SourceCitation
from .stamped import Stamped

__all__ = (
    "Certainty",
    "Citation",
    "ContentVersion",
    "Named",
    "Part",
    "Record",
    "Reference",
    "Source",
    "SourceCitation",
    "Stamped",
    "State",
    "citation_models",
)
