"""What the pages of sectors and topics open with."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koreanrw.profiles.terms import TermProfile
from koreanrw.sentences import values
from koreanrw.sentences.sentence import Sentence


def sector_opening(page: TermProfile) -> list[Sentence]:
    """How many companies and institutions work in it."""
    number = page.number
    fitting = {"sector": values.subject(page.subject), "number": values.counted(number)}
    if not number:
        return [Sentence(_("The register lists nobody in the sector “%(sector)s”."), fitting)]
    message = ngettext(
        "The register lists one company or institution in the sector “%(sector)s”.",
        "The register lists %(number)s companies or institutions in the sector “%(sector)s”.",
        number,
    )
    return [Sentence(message, fitting)]


def topic_opening(page: TermProfile) -> list[Sentence]:
    """How many agreements are about it."""
    number = page.number
    fitting = {"topic": values.subject(page.subject), "number": values.counted(number)}
    if not number:
        return [Sentence(_("The register lists no agreement about “%(topic)s”."), fitting)]
    message = ngettext(
        "The register lists one agreement about “%(topic)s”.",
        "The register lists %(number)s agreements about “%(topic)s”.",
        number,
    )
    return [Sentence(message, fitting)]
