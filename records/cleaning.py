"""What enters as text, made clean: one way to write each character, nothing that cannot be seen.

Forms and addresses clean here, and say what is wrong; the database does the same to every row by whatever road it
comes (functions ``clean_line`` and ``clean_text``, migration ``records.0001``). A test holds the two together.
"""

import re
import unicodedata

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.search import LANGUAGES

# Breaks as word processors and mail programs write them: the vertical tab is Word's soft line break.
_BREAKS = re.compile(r"\r\n|[\v\f\r\u0085\u2028\u2029]")
# Characters that are drawn as a gap: Hangul fillers and the empty Braille pattern.
_GAPS = re.compile(r"[\u115F\u1160\u2800\u3164\uFFA0]")
# Controls, marks of direction, of width and of annotation, tags, and code points that are no characters.
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u17B4\u17B5\u180E\u200B\u200E\u200F"
    r"\u202A-\u202E\u2060-\u206F\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF\U0001BCA0-\U0001BCA3"
    r"\U0001D173-\U0001D17A\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF]"
)
# Joiners belong to Arabic and Indic letters and to pictures put together from others; elsewhere they only hide.
_JOINED = (
    r"[\u0600-\u109F\u1780-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFE0F\uFE70-\uFEFC"
    r"\U00010A00-\U00011FFF\U0001F000-\U0001FAFF]"
)
_JOINERS = re.compile(rf"(?<!{_JOINED})[\u200C\u200D]+|[\u200C\u200D]+(?!{_JOINED})")
_SPACES = "\t\n \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def clean_text(text: str) -> str:
    """Running text: NFC, line ends as line feeds, nothing unseen, no space at the ends."""
    text = _GAPS.sub(" ", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _JOINERS.sub("", _UNSEEN.sub("", text))).strip(_SPACES)


def clean_line(text: str) -> str:
    """A name, a title, an address: the same, on one line."""
    return clean_text(re.sub(r"[\t\n]+", " ", _BREAKS.sub("\n", text)))


class LineField(forms.CharField):
    """One line, typed or pasted."""

    def to_python(self, value):
        return super().to_python(clean_line(value) if isinstance(value, str) else value)


class LinesField(forms.CharField):
    """Running text, typed or pasted."""

    def to_python(self, value):
        return super().to_python(clean_text(value) if isinstance(value, str) else value)


def shows_something(field: str, *, translated: bool = True) -> models.CheckConstraint:
    """A name has a letter or a digit: a heading or a link of marks and gaps could not be read or found."""
    columns = [f"{field}_{language}" for language in LANGUAGES] if translated else [field]
    condition = Q()
    for column in columns:
        shows = Q(**{f"{column}__regex": "[[:alnum:]]"})
        # In some languages there may be no name at all.
        condition &= shows | Q(**{f"{column}__isnull": True}) | Q(**{column: ""}) if translated else shows
    return models.CheckConstraint(
        condition=condition,
        name=f"%(app_label)s_%(class)s_{field}_shows",
        violation_error_message=_("A name or title needs at least one letter or digit: what is typed shows nothing."),
    )
