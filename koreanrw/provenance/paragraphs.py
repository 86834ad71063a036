"""Places in a source: headline, lead, paragraphs, footer, or whatever else an editor wrote."""

import re

from django.utils.translation import gettext

_PARAGRAPH = re.compile(r"P([0-9]{1,4})")


def paragraph_name(place: str) -> str:
    """The words for a place in a source: "paragraph 2" for P2; unknown codes stay as they are."""
    if numbered := _PARAGRAPH.fullmatch(place):
        return gettext("paragraph %(number)s") % {"number": numbered[1]}
    names = {"H": gettext("headline"), "L": gettext("lead"), "F": gettext("footer")}
    return names.get(place, place)


def reading_order(place: str) -> tuple[int, int, str]:
    """Sorts places as a reader meets them: headline, lead, paragraphs, other places, footer, and none at all."""
    if numbered := _PARAGRAPH.fullmatch(place):
        return (2, int(numbered[1]), "")
    return ({"H": 0, "L": 1, "F": 4, "": 5}.get(place, 3), 0, place)
