"""A visitor may name any encoding in the head of a request; none of them makes the register stumble."""

from typing import Any

import pytest

from koreanrw.operations.content_types import BYTES, only_utf8, readable_content_type


@pytest.mark.parametrize(
    "declared",
    [
        "text/html",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "multipart/form-data; boundary=x",
    ],
)
def test_what_browsers_send_is_left_as_it_is(declared):
    assert readable_content_type(declared) == declared


@pytest.mark.parametrize("charset", ["hex", "unicode_escape", "idna", "undefined", "latin-1", "no-such-thing"])
def test_other_letters_than_those_of_utf8_are_read_as_bytes(charset):
    assert readable_content_type(f"text/plain; charset={charset}") == BYTES


@pytest.mark.parametrize("declared", ["text/plain; a*=b'c'%", "a" * 10_001])
def test_what_cannot_be_read_at_all_is_bytes(declared):
    assert readable_content_type(declared) == BYTES


def test_the_application_is_told_of_no_other_letters():
    told: list[str | None] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        told.append(environ.get("CONTENT_TYPE"))
        return []

    only_utf8(application)({"CONTENT_TYPE": "text/plain; charset=rot13"}, print)
    only_utf8(application)({}, print)
    assert told == [BYTES, None]
