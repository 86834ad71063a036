"""How others cite this register: an entry for a bibliography, in plain words, as BibTeX and as RIS.

The entry of a page names the day of its last change, so that it says which state of the page was read. The day on
which somebody read it is theirs to add; only the files for reference managers, made when they are asked for, hold it.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from records.dates import PartialDate

# What biblatex calls the languages of the site; it hyphenates titles by them.
_LANGID = {"de": "ngerman", "en": "english", "ko": "korean"}
# Backslashed braces would still be counted as braces, so they get names too.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


@dataclass(frozen=True)
class Entry:
    """One page of the register as an entry of a bibliography."""

    # Names the entry among others: "koreanrw-company-seegene".
    key: str
    title: str
    address: str
    language: str
    changed_on: datetime.date

    @property
    def plain(self) -> str:
        """The entry in the language of the reader."""
        return gettext("“%(title)s”. In: %(register)s. As of %(day)s. %(address)s") % {
            "title": self.title,
            "register": register_name(),
            "day": PartialDate(self.changed_on.isoformat()).display,
            "address": self.address,
        }

    def bibtex(self, read_on: datetime.date) -> str:
        """The entry for biblatex, in UTF-8."""
        # Doubled braces keep the capitals of names as they are.
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "organization": f"{{{_tex(register_name())}}}",
            "date": self.changed_on.isoformat(),
            # biblatex reads an address letter by letter: nothing in it is escaped.
            "url": self.address,
            "urldate": read_on.isoformat(),
            "langid": _LANGID[self.language],
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@online{{{self.key},\n{lines}}}\n"

    def ris(self, read_on: datetime.date) -> str:
        """The entry for reference managers that read RIS, in UTF-8; every line ends as the format asks."""
        lines = (
            ("TY", "ELEC"),
            ("ID", self.key),
            ("TI", _one_line(self.title)),
            ("PB", register_name()),
            ("PY", str(self.changed_on.year)),
            ("DA", f"{self.changed_on:%Y/%m/%d}"),
            ("LA", self.language),
            ("UR", self.address),
            ("Y2", f"{read_on:%Y/%m/%d}"),
            ("ER", ""),
        )
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


# The files there are: what their names end in, with how the web calls their content and who writes it.
FORMS: dict[str, tuple[str, Callable[[Entry, datetime.date], str]]] = {
    "bib": ("application/x-bibtex", Entry.bibtex),
    "ris": ("application/x-research-info-systems", Entry.ris),
}


def register_name() -> str:
    """What the register is called in the language of the reader."""
    return gettext("Korea–NRW Register")


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _one_line(text))
