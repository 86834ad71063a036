"""Where a list can be downloaded: addresses beside it that hold the same query."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from koreanrw.kinds import kind_of_list
from koreanrw.open_data.export.files import FORMS, Form

# What an address says beside the conditions of a list.
_NOT_OF_THE_LIST = ("page", "after", "columns", "select")


@dataclass(frozen=True)
class Downloads:
    """Every download of one list, as it is narrowed and sorted now."""

    files: tuple[tuple[Form, str], ...]
    columns: str
    feed: str
    save: str


def downloads_of(request: HttpRequest) -> Downloads | None:
    """The downloads of the list at hand; None where the page is no list that can be downloaded."""
    match = getattr(request, "resolver_match", None)
    kind = kind_of_list(match.url_name or "") if match else None
    if kind is None:
        return None
    query = carried(request.GET)
    to_save = urlencode({"list": kind.list_name, "query": urlencode(query)})
    return Downloads(
        files=tuple((form, kind.list_address(query, below=f"export.{suffix}")) for suffix, form in FORMS.items()),
        columns=kind.list_address(query, below="export/"),
        feed=kind.list_address(query, below="feed.atom"),
        save=f"{reverse('search_save')}?{to_save}",
    )


def carried(asked: QueryDict) -> list[tuple[str, str]]:
    """What is asked of the list itself, in order."""
    return [
        (name, value) for name, values in asked.lists() if name not in _NOT_OF_THE_LIST for value in values if value
    ]
