"""The editors' workplace: what the admin of every record shares, and the admin of sources."""

from records.admin.addresses import SoundAddresses
from records.admin.citations import CitationInline
from records.admin.parts import PartForm, PartInline, parts_of
from records.admin.record import RecordAdmin
from records.admin.reference import ReferenceAdmin
from records.admin.source import SourceAdmin, taken_by
from records.admin.stamped import StampedAdmin, date_column
from records.admin.texts import texts
from records.admin.widgets import Choice, Choices, Lines

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
