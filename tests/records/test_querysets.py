"""The vocabulary in which everyone asks for records."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from companies.models import Office
from records.querysets import is_published
from tests.factories import make_company, make_office

# A word in quotes: what a report of an error has come to is another state, and rules of the rows say ~Q(state=…).
ASKS_FOR_A_STATE = re.compile(r"(?<!\w)(\w+__)?state=[\"']|[\"']\w*__state[\"']")


def test_nobody_but_the_vocabulary_asks_for_a_state():
    root = Path(settings.BASE_DIR)
    modules = [
        path
        for room in ("records", "companies", "events", "koreanrw")
        for path in (root / room).rglob("*.py")
        if "migrations" not in path.parts and path != root / "records/querysets.py"
    ]
    assert len(modules) > 100
    assert [str(path) for path in modules if ASKS_FOR_A_STATE.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.django_db
def test_a_record_is_asked_for_with_all_it_needs_to_be_read():
    public, hidden = make_company("Hanbit"), make_company("Draft", state="draft")
    read = make_office(public)
    make_office(hidden)
    make_office(public, state="draft")

    assert list(Office.objects.filter(is_published(), is_published("organisation"))) == [read]
