"""The timeline: offices, functions, delegations, agreements and names over one axis of time."""

from .building import agreement_entry, delegation_entry, function_entry, name_entry, office_entry, visit_entry
from .drawing import MOST_ROWS, Row, Timeline, timeline_of
from .entry import Dated, EntryKind, Status, TimelineEntry
from .register import (
    ASKED,
    EntryKey,
    entries_at,
    entry_keys,
    register_timeline,
    timeline_of_organisation,
)
from .spans import Course, Manner, Span

__all__ = (
    "ASKED",
    "MOST_ROWS",
    "Course",
    "Dated",
    "EntryKey",
    "EntryKind",
    "Manner",
    "Row",
    "Span",
    "Status",
    "Timeline",
    "TimelineEntry",
    "agreement_entry",
    "delegation_entry",
    "entries_at",
    "entry_keys",
    "function_entry",
    "name_entry",
    "office_entry",
    "register_timeline",
    "timeline_of",
    "timeline_of_organisation",
    "visit_entry",
)
