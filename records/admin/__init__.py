"""The editors' workplace: what the admin of every record shares, and the admin of sources."""

from records.admin.audited import AuditedAdmin, date_column
from records.admin.citations import CitationInline
from records.admin.lookups import InvalidLookupGuard
from records.admin.parts import PartForm, PartInline, parts_of
from records.admin.record import RecordAdmin
from records.admin.reference import ReferenceAdmin
from records.admin.source import SourceAdmin, taken_by
from records.admin.texts import texts
from records.admin.widgets import PlainTextarea, RecordSelect, RecordSelectMultiple

__all__ = (
    "RecordSelect",
    "RecordSelectMultiple",
    "CitationInline",
    "PlainTextarea",
    "PartForm",
    "PartInline",
    "RecordAdmin",
    "ReferenceAdmin",
    "InvalidLookupGuard",
    "SourceAdmin",
    "AuditedAdmin",
    "date_column",
    "parts_of",
    "taken_by",
    "texts",
)
