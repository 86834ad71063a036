"""The one writer of XML: feeds, sitemaps and the description of the search all go through it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.utils.xmlutils import SimplerXMLGenerator

# Signs no XML 1.0 document may hold, not even as a reference.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlWriter(SimplerXMLGenerator):
    """Writes well-formed XML whatever the texts hold: signs for which XML has no place are left out."""

    def characters(self, content: str) -> None:
        super().characters(_possible(content))

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        kept: Any = {key: _possible(value) for key, value in attrs.items()}
        super().startElement(name, kept)


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)


@contextmanager
def document(into: StringIO, root: str, attributes: dict[str, str]) -> Iterator[XmlWriter]:
    """A document with this root element; what is written inside stands in it."""
    xml = XmlWriter(into, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement(root, attributes)
    yield xml
    xml.endElement(root)
    xml.endDocument()
