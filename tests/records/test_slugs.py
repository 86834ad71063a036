"""How names are written in addresses, and the words no record can have there."""

import re
import unicodedata

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from companies.models import Place
from events.models import Topic
from records.models import Source
from records.slugs import reserved_words, slug_of
from tests import factories
from tests.admin_forms import admin_url, opened, refused, saved


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ørsted", "oersted"),
        ("Łukasiewicz", "lukasiewicz"),
        ("Œuvre Æther", "oeuvre-aether"),
        ("Müller", "mueller"),
        (unicodedata.normalize("NFD", "Müller Žižek"), "mueller-zizek"),
        ("STRAẞE Groß", "strasse-gross"),
        ("ABC.DEF", "abc-def"),
        ("NRW_Global/Business & Co., Ltd.", "nrw-global-business-co-ltd"),
        ("L’Oréal", "loreal"),
        ("İstanbul ılık Đà Nẵng Þór Ðuro", "istanbul-ilik-da-nang-thor-duro"),
        ("ＡＢＣ１２ ﬁn ㈜", "abc12-fin-ju"),
        ("독립문", "dongnimmun"),
        ("2023 협약", "2023-hyeobyak"),
        ("–…!", ""),
        ("合意書", ""),
    ],
)
def test_a_name_is_written_in_small_latin_letters(name, slug):
    assert slug_of(name) == slug


def test_the_first_text_with_anything_to_write_makes_the_slug():
    assert slug_of("", "…", "Köln", "Cologne") == "koeln"


def test_every_latin_letter_of_the_languages_of_europe_and_vietnam_is_written():
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
    # Tones, clicks and glottal stops, and signs of phonetics.
    others = "ƄƅƍƛƧƨƪƸƹƻƼƽƾǀǁǂǃȸȹɁɂɄẟ"
    assert not [letter for letter in letters if not re.fullmatch("[a-z]+", slug_of(letter)) and letter not in others]


def patterns(found, before=""):
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern)


def test_no_address_of_the_site_stands_where_a_record_could_have_its_own():
    """Each address with a slug, the slug being any fixed word of any address, is that of the record alone."""
    routes = list(patterns(get_resolver().url_patterns))
    words = {word for route in routes for word in route.split("/") if re.fullmatch("[a-z0-9-]+", word)}
    with_slug = [route for route in routes if "/<slug:slug>/" in route]
    assert len(with_slug) > 20
    assert not {
        word
        for word in words - reserved_words()
        for route in with_slug
        if route.replace("<slug:slug>", word, 1) in routes
    }
    assert {"export", "facts", "changes", "cite", "feed", "notes", "card"} <= reserved_words()


@pytest.mark.django_db
class TestEditors:
    @pytest.fixture(autouse=True)
    def _editor(self, client):
        client.force_login(factories.make_editor())

    @pytest.mark.parametrize("model", [Topic, Place])
    def test_nobody_can_take_a_word_of_the_site_and_a_name_that_is_one_gets_a_number(self, client, model):
        data = {"name_en": "Export", "kind": "city"}
        refused(client, admin_url(model, "add"), data | {"slug": "export"})
        saved(client, admin_url(model, "add"), data)
        assert model.objects.get().slug == "export-2"

    @pytest.mark.parametrize(
        ("names", "slug"),
        [
            ({"title_ko": "한독 협약"}, "handok-hyeobyak"),
            ({"title_ko": "合意書"}, "source"),
            ({"title_de": "Łódź"}, "lodz"),
        ],
    )
    def test_no_title_is_refused_for_want_of_latin_letters(self, client, names, slug):
        data = opened(client, admin_url(Source, "add")) | {"kind": "newspaper", "language": "ko", **names}
        saved(client, admin_url(Source, "add"), data)
        assert Source.objects.get().slug == slug
