"""XML that cannot be broken, whatever the texts hold."""

from io import StringIO
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from koreanrw.open_data.atom import AtomFeed
from koreanrw.open_data.xml_writer import document
from tests.examples import examples

ATOM = "{http://www.w3.org/2005/Atom}"
# Every sign Python can hold, those that XML cannot among them, and half pairs of surrogates too.
nasty = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("\x00\x0b\x1b\x85\ufffe\uffff\ud800]]><&\"'"))
)


def kept(text: str) -> str:
    """What XML can hold of a text; a reader of XML takes every line break for the same one."""
    ranges = (("\t", "\n"), ("\r", "\r"), (" ", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"))
    whole = "".join(sign for sign in text if any(first <= sign <= last for first, last in ranges))
    return whole.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=examples(200))
@given(nasty, nasty)
@example("Vertical\x0btab", "\x1b[31m")
def test_every_document_can_be_read_and_loses_nothing_that_it_can_hold(text, attribute):
    file = StringIO()
    with document(file, "root", {"name": attribute}) as xml:
        xml.addQuickElement("leaf", text)
    root = ElementTree.fromstring(file.getvalue().encode())
    assert (root.findtext("leaf") or "") == kept(text)
    # Line breaks in an attribute are blanks to whoever reads it.
    assert root.get("name").split() == kept(attribute).split()


@settings(max_examples=examples(50))
@given(nasty, nasty)
@example("Title with \x0b", "Text with \x00 and \ufffe")
def test_every_feed_can_be_read(title, text):
    feed = AtomFeed(name="changes", title=title, subtitle=text, link="/", feed_url="/changes.atom")
    feed.add_item(
        title=title, link="http://testserver/", description=text, unique_id="tag:x,2026:1", categories=(text,)
    )
    root = ElementTree.fromstring(feed.response().content)
    assert (root.findtext(f"{ATOM}entry/{ATOM}summary") or "") == kept(text)
