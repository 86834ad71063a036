"""What a file says of itself: when it was made, from which version of the register, and by which address."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext

from koreanrw.addresses import absolute
from koreanrw.operations.licences import Licence
from records.models import ContentVersion


@dataclass(frozen=True)
class Head:
    """Where a file comes from."""

    as_of: datetime.datetime
    content_version: int
    made_by: str
    language: str
    # None where nobody has granted one.
    licence: Licence | None

    @classmethod
    def of(cls, made_by: str) -> "Head":
        """The head of a file that is made now. Ask for it before the rows: they may be newer, but never older."""
        return cls(
            as_of=timezone.localtime().replace(microsecond=0),
            content_version=ContentVersion.current(),
            made_by=made_by,
            language=get_language() or settings.LANGUAGE_CODE,
            licence=settings.DATA_LICENCE,
        )

    @classmethod
    def of_request(cls, request: HttpRequest) -> "Head":
        # Encoded anew: what somebody appended stands there as an address may hold it, and means nothing else.
        query = request.GET.urlencode()
        return cls.of(absolute(f"{request.path}?{query}" if query else request.path))

    def entries(self) -> dict[str, str | int]:
        """Everything a file says of itself, under names for machines; the licence only where there is one."""
        entries: dict[str, str | int] = {
            "as_of": self.as_of.isoformat(),
            "content_version": self.content_version,
            "made_by": self.made_by,
            "language": self.language,
        }
        if self.licence:
            entries |= {"licence": self.licence.name, "licence_address": self.licence.address}
        return entries

    def labels(self) -> dict[str, str]:
        """What these are called in the language that is active."""
        return {
            "as_of": gettext("As of"),
            "content_version": gettext("Content version"),
            "made_by": gettext("Made by"),
            "language": gettext("Language"),
            "licence": gettext("Licence"),
            "licence_address": gettext("Address of the licence"),
        }
