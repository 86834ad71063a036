"""What the API may be asked: its own parameters, and the conditions of the list at hand."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from koreanrw.addresses import whole_number
from koreanrw.kinds import Kind
from koreanrw.open_data.api.problems import Problem
from koreanrw.search.lists import list_of
from records.search import LANGUAGES

DEFAULT_LANGUAGE = "en"
PAGE_SIZE = 25
LARGEST_PAGE = 100
# Whoever wants to read beyond takes the data set.
LAST_ROW = 100_000
LANGUAGE, PAGE, SIZE = "language", "page", "size"
OWN = (LANGUAGE, PAGE, SIZE)


def name_in_api(condition: str) -> str:
    """A condition of a list by the name the API gives it: not that of a parameter of its own."""
    return f"record_{condition}" if condition in OWN else condition


def language_of(asked: QueryDict) -> str:
    """The language of the answer."""
    language = asked.get(LANGUAGE, DEFAULT_LANGUAGE)
    if language not in LANGUAGES:
        raise _bad({LANGUAGE: gettext("One of: %(values)s.") % {"values": ", ".join(LANGUAGES)}})
    return language


def span_of(asked: QueryDict) -> tuple[int, int]:
    """The page asked for and how many rows it has."""
    size = _number(asked, SIZE, PAGE_SIZE, LARGEST_PAGE)
    return _number(asked, PAGE, 1, LAST_ROW // size), size


def conditions_of(kind: Kind, asked: QueryDict) -> QueryDict:
    """The conditions of the list, under the names the list knows; a word the list does not know is an error."""
    here = list_of(kind)
    known = {name_in_api(name): name for name in here.search_class.conditions()}
    found = QueryDict(mutable=True)
    unknown = {}
    for name, values in asked.lists():
        if name in known:
            found.setlist(known[name], values)
        elif name in here.former_conditions:
            found.setlist(here.former_conditions[name], values)
        elif (part := _of_a_condition(name, known)) is not None:
            # One of several inputs that make one condition, such as the two ends of a range.
            found.setlist(part, values)
        elif name not in OWN:
            unknown[name] = gettext("This list has no such condition.")
    if unknown:
        raise _bad(unknown, known=[*OWN, *known])
    return found


def refuse_conditions(asked: Iterable[str]) -> None:
    """A single row is not searched for."""
    if unknown := {name: gettext("This address takes no such parameter.") for name in asked if name != LANGUAGE}:
        raise _bad(unknown, known=[LANGUAGE])


def bad_conditions(errors: Mapping[str, str]) -> Problem:
    """Conditions the list could not understand."""
    return _bad({name_in_api(name): message for name, message in errors.items()})


def _of_a_condition(name: str, known: Mapping[str, str]) -> str | None:
    whole, _mark, part = name.rpartition("_")
    return f"{known[whole]}_{part}" if whole in known else None


def _number(asked: QueryDict, name: str, default: int, most: int) -> int:
    if number := whole_number(asked.get(name, str(default)), most):
        return number
    raise _bad({name: gettext("A whole number from 1 to %(most)s.") % {"most": most}})


def _bad(errors: Mapping[str, str], **more: Any) -> Problem:
    detail = gettext("Some parameters could not be understood, so nothing is shown.")
    return Problem(HTTPStatus.BAD_REQUEST, detail, errors={_plain(name): text for name, text in errors.items()}, **more)


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode()[:60]
