"""What the profiles of all kinds have in common."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Model

from koreanrw.provenance.footnotes import Footnotes
from records.models import Record


@dataclass(frozen=True, eq=False)
class Profile[Subject: Model]:
    """What the page of a record, a place, a sector or a topic is about, and the footnotes of all it says."""

    subject: Subject
    footnotes: Footnotes

    @classmethod
    def of(cls, subject: Subject) -> Self:
        """The profile of this one as everybody may read it; records come as ``for_detail`` loads them."""
        return cls(subject, Footnotes([subject] if isinstance(subject, Record) else ()))

    @classmethod
    def in_brief(cls, subject: Subject) -> Self:
        """The same for those who only tell of it, elsewhere: at least what its opening says, in fewer queries."""
        return cls.of(subject)
