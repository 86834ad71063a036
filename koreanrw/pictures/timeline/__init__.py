"""The timeline: offices, functions, delegations, agreements and names over one axis of time."""

from koreanrw.pictures.timeline.building import (
    agreement_entry,
    delegation_entry,
    function_entry,
    name_entry,
    office_entry,
    visit_entry,
)
from koreanrw.pictures.timeline.drawing import MOST_ROWS, Row, Timeline, timeline_of
from koreanrw.pictures.timeline.entry import Dated, EntryKind, Status, TimelineEntry
from koreanrw.pictures.timeline.register import (
    ASKED,
    EntryKey,
    entries_at,
    entry_keys,
    register_timeline,
    timeline_of_organisation,
)
from koreanrw.pictures.timeline.spans import Course, Manner, Span

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
