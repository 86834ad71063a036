"""Feeds in the form of Atom (RFC 4287)."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from koreanrw.addresses import absolute, name_under
from koreanrw.open_data.xml_writer import XmlWriter

# When a feed changed last that nothing has come into yet. Were it the moment somebody asks, it would never stand still.
NEVER = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class AtomFeed(Atom1Feed):
    """A feed of the register: equal contents give equal bytes, whenever and by whichever host they are asked for.

    ``name`` and those of its entries, made by ``named``, outlive every address.
    """

    def __init__(self, *, name: str, title: str, link: str, feed_url: str, **more: Any) -> None:
        super().__init__(
            title=title,
            # Atom has no such element: what a feed holds is told by its subtitle.
            description="",
            link=absolute(link),
            feed_url=absolute(feed_url),
            feed_guid=named(name),
            language=get_language(),
            author_name=gettext("Korea–NRW Register"),
            feed_copyright=str(settings.DATA_LICENCE) if settings.DATA_LICENCE else None,
            **more,
        )

    def write(self, outfile: Any, encoding: str) -> None:
        handler = XmlWriter(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NEVER

    def response(self) -> HttpResponse:
        """The finished feed. Its ETag is made of its bytes; no date, which would hide that an entry was taken back."""
        response = HttpResponse(content_type=self.content_type)
        self.write(response, "utf-8")
        return response


def named(rest: str) -> str:
    """A name of a feed or an entry in the language that is active: each tells of a record in its own words."""
    return name_under(f"{get_language()}/{rest}")
