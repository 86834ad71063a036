"""Cards: the pictures beside a shared link."""

import io
from itertools import chain

import hypothesis
import pytest
from django.utils import translation
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from koreanrw.discovery.cards import drawing
from koreanrw.discovery.cards.drawing import HEIGHT, WIDTH, fitted, picture
from koreanrw.discovery.cards.lettering import Face, drawable
from koreanrw.discovery.cards.words import CardWords, words_of
from koreanrw.kinds import kind_of, kinds_with_page
from koreanrw.pages.stylesheet import colours
from koreanrw.profiles import profile_of
from tests import factories as make
from tests.examples import examples
from tests.planting import SECRET, plant_secrets

LONG = "Memorandum of Understanding between the Korea Institute for Advancement of Technology and many others " * 3


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def on_card(thing) -> str:
    """Every word on the card of a thing, as its address would show it."""
    words = words_of(profile_of(kind_of(thing).public().get(pk=thing.pk)))
    return "\n".join(filter(None, (words.kind, words.name, *words.lines)))


def test_a_card_is_a_png_of_the_size_that_others_expect():
    card = Image.open(io.BytesIO(picture(CardWords("Register", "Company", "Aimmo", ("Düsseldorf",)))))
    assert card.format == "PNG" and card.size == (WIDTH, HEIGHT) == (1200, 630)


def box(weight: str) -> bytes:
    """What stands for a letter the font does not have."""
    return shape(weight, "\U0010fffe")


def shape(weight: str, letter: str) -> bytes:
    image = Image.new("L", (80, 80))
    Face(weight, 40).write(ImageDraw.Draw(image), 10, 60, letter, "white")
    return image.tobytes()


@pytest.mark.parametrize("letter", [*"뷁햏ㄱßŁŠžćşİőẞếȘ€㈜①・ㆍ貿易アの", "–", "…", "’", "·"])
def test_the_fonts_have_every_letter_the_register_writes(letter):
    for weight in ("Regular", "Bold"):
        assert shape(weight, letter) not in (box(weight), bytes(6400)), letter


def test_every_syllable_of_hangul_is_drawn_as_itself():
    missing = box("Bold")
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
    assert len(syllables) == 11_172
    # One in seven will do; a font that lacks some lacks them in rows.
    assert all(shape("Bold", syllable) != missing for syllable in syllables[::7])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("㈜한빛・①", "㈜한빛・①"),
        ("Kreislauf\u00adwirtschaft", "Kreislaufwirtschaft"),
        ("Zero\u200bwidth\u2060 \u202eback\x0b", "Zerowidth back"),
        # No font has these: a plainer form, or nothing, but no box.
        ("𝐀bc \U0001f600 ﷺ", "Abc"),
    ],
)
def test_a_card_draws_neither_boxes_nor_what_nobody_should_see(text, expected):
    assert drawable(text) == expected
    assert picture(CardWords("", "", text)) == picture(CardWords("", "", expected))


@hypothesis.settings(max_examples=examples(100), deadline=None)
@hypothesis.given(st.text(st.characters(exclude_categories=())))
def test_no_text_draws_a_box(text):
    for letter in drawable(text):
        assert letter == " " or shape("Bold", letter) != box("Bold"), hex(ord(letter))


def test_letters_of_hangul_that_come_apart_are_drawn_together():
    together, apart = "한국산업기술진흥원", "한국산업기술진흥원"
    assert picture(CardWords("", "", together)) == picture(CardWords("", "", apart))


@pytest.mark.parametrize("name", ["Aimmo", LONG, LONG.replace(" ", ""), "한국산업기술진흥원 " * 12, "가" * 300, ""])
def test_a_name_of_any_length_stays_on_its_card(name):
    size, lines = fitted(name)
    assert all(Face("Bold", size).length(line) <= WIDTH - 2 * 80 for line in lines)
    assert len(lines) * size * 1.2 < 240
    card = pixels(picture(CardWords("Register", "Company", name, (name, name))))
    paper = card.getpixel((2, 2))
    margin = chain.from_iterable(((x, y) for x in (20, 60, 1140, 1180)) for y in range(150, 550))
    assert all(card.getpixel(point) == paper for point in margin)


def test_a_name_too_long_ends_at_a_word_with_three_dots():
    _size, lines = fitted(LONG)
    assert lines[-1].endswith("...")
    kept = " ".join(lines).removesuffix("...")
    assert LONG.startswith(kept) and LONG[len(kept)] == " "


def test_a_short_name_is_drawn_larger_than_a_long_one_and_never_shortened():
    assert fitted("Aimmo")[0] > fitted("Memorandum of Understanding between KIAT and NRW.INVEST of March 2015")[0]
    assert Face("Bold", 84).shortened("Aimmo", 1000) == "Aimmo"


def test_the_colours_are_those_of_the_stylesheet():
    for name in ("paper", "ink", "soft", "accent", "celadon"):
        assert drawing.COLOURS[name] == colours()[name][0], name


@pytest.mark.parametrize("language", ("de", "ko"))
def test_every_kind_of_page_has_its_card(seeded, db, client, language):
    with translation.override(language):
        for kind in kinds_with_page():
            thing = kind.public().first()
            response = client.get(f"{thing.get_absolute_url()}card.png")
            assert response.status_code == 200 and response["Content-Type"] == "image/png", thing
        assert client.get(f"/{language}/card.png").status_code == 200


def test_a_card_says_what_is_known_and_how_surely(db):
    company = make.make_company("Zeppelin", founded="2016")
    make.cite(company, "founded", certainty="inferred")
    make.make_office(company, make.make_place("Bonn"))
    make.make_office(company, make.make_place("Essen"), closed="2020")
    planned = make.make_office(company, make.make_place("Hagen"), cited=False)
    make.cite(planned, "place", certainty="planned")
    assert on_card(company) == "Company\nZeppelin\nBonn\nFounded: 2016 (inferred)"


def test_imprecise_dates_stand_in_words(db):
    agreement = make.make_agreement("Memorandum", parties=2, signed="[2015-03-01..2015-03-10]")
    make.cite(agreement, "signed")
    for party, name in zip(agreement.parties.all(), ("KIAT", "NRW.INVEST"), strict=True):
        party.name_at_signing = name
        party.save()
    assert on_card(agreement) == "Memorandum of understanding\nMemorandum\nKIAT, NRW.INVEST\nSigned: early March 2015"


def test_a_long_list_says_how_many_more_there_are(db):
    agreement = make.make_agreement("X", parties=[make.make_institution(name) for name in "ABCDE"])
    assert "A, B, C and 2 more parties" in on_card(agreement)


def test_who_has_a_card_need_not_fetch_it_again(seeded, db, client):
    first = client.get("/en/companies/seegene/card.png")
    assert first["Cache-Control"] == "public, no-cache" and not first.cookies
    again = client.get("/en/companies/seegene/card.png", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again.content == b"" and again["ETag"] == first["ETag"]
    other = client.get("/de/companies/seegene/card.png", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200


def test_a_former_address_leads_to_the_card(db, client):
    company = make.make_company("Zeppelin", former_slugs=["airship"])
    response = client.get("/en/companies/airship/card.png")
    assert response.status_code == 301 and response.url == f"{company.get_absolute_url()}card.png"


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_what_is_not_public_has_no_card_for_anybody(db, client, state):
    reason = {"withdrawal_reason": "Wrong."} if state == "withdrawn" else {}
    company = make.make_company("Zeppelin", state=state, **reason)
    client.force_login(make.make_editor())
    assert client.get(f"{company.get_absolute_url()}card.png").status_code == 404


@pytest.mark.long
def test_no_card_names_what_is_not_public(seeded, db):
    plant_secrets()
    for kind in kinds_with_page():
        for thing in kind.public():
            assert SECRET.lower() not in on_card(thing).lower(), thing


def test_cards_are_only_for_looking_at(db, client):
    assert client.post("/en/card.png").status_code == 405
    assert client.head("/en/card.png").status_code == 200
