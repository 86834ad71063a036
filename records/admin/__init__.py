"""The editors' workplace: what the admin of every record shares, and the admin of sources."""

from .addresses import SoundAddresses
from .citations import CitationInline
from .parts import PartForm, PartInline, parts_of
from .record import RecordAdmin
from .reference import ReferenceAdmin
from .source import SourceAdmin, taken_by
from .stamped import StampedAdmin, date_column
from .texts import texts
from .widgets import Choice, Choices, Lines

__all__ = (
    "Choice",
    "Choices",
    "CitationInline",
    "Lines",
    "PartForm",
    "PartInline",
    "RecordAdmin",
    "ReferenceAdmin",
    "SoundAddresses",
    "SourceAdmin",
    "StampedAdmin",
    "date_column",
    "parts_of",
    "taken_by",
    "texts",
)
