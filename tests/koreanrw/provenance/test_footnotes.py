"""Footnotes: numbered in reading order, every disagreement shown, nothing of a withdrawn source but that."""

import re
from html import unescape

import pytest
from django.template import Context, Template
from django.utils import translation

from companies.models import OfficeCitation, OrganisationCitation
from koreanrw.provenance.bulk_citations import gather_citations
from koreanrw.provenance.facts import facts_of
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.paragraphs import paragraph_name, reading_order
from tests import factories as make

pytestmark = pytest.mark.django_db


def rendered(template: str, **context) -> str:
    return Template("{% load citations %}" + template).render(Context(context))


def test_notes_are_numbered_in_the_order_the_page_refers_to_them():
    company = make.make_company(cited=False)
    make.cite(company, "seat", place_in_source="P1")
    make.cite(company, "founded", place_in_source="P2")
    footnotes = Footnotes([company])
    (founded,) = footnotes.cite(company, "founded")
    (country,) = footnotes.cite(company, "seat")
    assert (founded.footnote.number, country.footnote.number) == (1, 2)
    assert [footnote.place_in_source for footnote in footnotes] == ["P2", "P1"]


def test_one_place_in_a_source_is_one_note_that_says_what_rests_on_it():
    company = make.make_company("Hana", cited=False, founded="2016")
    office = make.make_office(company, make.make_place("Essen"), cited=False)
    function = make.make_function(office, "sales")
    make.cite(company, "seat", certainty="implied")
    make.cite(company, "founded", wording="anno 2016")
    make.cite(office, "place")
    make.cite(office, "function", part=function)
    footnotes = Footnotes([company, office])
    html = rendered(
        '{% cite footnotes c "seat" %}{% cite footnotes c "founded" %}{% cite footnotes c "founded" %}'
        '{% cite footnotes o "place" %}{% cite footnotes f "function" %}'
        '{% include "provenance/_footnotes.html" with subject=c %}',
        c=company,
        o=office,
        f=function,
        footnotes=footnotes,
    )
    assert len(footnotes) == 1
    notes = " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<ol") :]).split())
    assert notes == (
        "Paragraph 1 Seat Certainty: implied "
        "Founded Certainty: stated anno 2016 "
        "Hana, Essen: Place ; Hana, Essen – Function 1: sales: Function Certainty: stated"
    )
    # Each leads back to where the page says it first.
    ways = dict(re.findall(r'<a href="#(ref-1-\d)">([^<]*)</a>', html))
    assert ways == {"ref-1-1": "Seat", "ref-1-2": "Founded", "ref-1-4": "Place", "ref-1-5": "Function"}
    assert all(f'id="{reference}"' in html for reference in ways)


def test_facts_beyond_the_sixth_fold_away():
    delegation = make.make_delegation(cited=False)
    visits = [make.make_visit(delegation, host=make.make_institution()) for _number in range(9)]
    for visit in visits:
        make.cite(delegation, "host", part=visit)
    html = rendered(
        '{% for visit in visits %}{% cite footnotes visit "host" %}{% endfor %}'
        '{% include "provenance/_footnotes.html" with subject=d %}',
        d=delegation,
        visits=visits,
        footnotes=Footnotes([delegation]),
    )
    (folded,) = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert "and 3 more facts" in folded and folded.count(">Host</a>") == 3
    assert html.count(">Host</a>") == 9


def test_only_what_the_page_refers_to_becomes_a_note():
    company = make.make_company()
    assert not Footnotes([company])


def test_only_a_source_that_gives_the_value_stands_behind_the_fact():
    company = make.make_company(cited=False, founded="2016-05")
    make.cite(company, "founded", make.make_source("One"), preferred=True, reason="It asked the company.")
    make.cite(company, "founded", make.make_source("Year"), value="2016")
    make.cite(company, "founded", make.make_source("Other"), value="2015", wording="anno 2015")
    footnotes = Footnotes([company])
    html = rendered(
        '{% cite footnotes company "founded" %}{% include "provenance/_footnotes.html" %}',
        company=company,
        footnotes=footnotes,
    )
    assert "One" in html and "It asked the company." in html
    assert "Year" in html and "Other" not in html and "anno 2015" not in html
    # What knows only the year says so.
    assert re.search(r"stated</span>\s+2016\s", html)


def test_a_note_shows_source_paragraph_certainty_and_the_steps_of_an_inference():
    company = make.make_company(cited=False)
    source = make.make_source("The paper", published="2015-03-27")
    make.cite(company, "seat", source, certainty="inferred", place_in_source="P3", steps="Look here.\nThen there.")
    footnotes = Footnotes([company])
    html = rendered(
        '{% cite footnotes c "seat" %}{% include "provenance/_footnotes.html" %}', c=company, footnotes=footnotes
    )
    assert f'<a href="{source.get_absolute_url()}">The paper</a>' in html
    assert "Rheinische Zeitung" in html and "27 March 2015" in html and "Paragraph 3" in html
    assert re.search(
        r'class="certainty certainty-inferred"><span class="visually-hidden">Certainty: </span>inferred<', html
    )
    assert "<li>Look here.</li><li>Then there.</li>" in html


def test_a_withdrawn_source_keeps_its_place_but_loses_its_words():
    company = make.make_company(cited=False)
    source = make.make_source("Secret words", state="withdrawn", withdrawal_reason="x", publisher="Secret paper")
    make.cite(company, "seat", source)
    html = rendered(
        '{% cite footnotes c "seat" %}{% include "provenance/_footnotes.html" %}',
        c=company,
        footnotes=Footnotes([company]),
    )
    assert "source withdrawn" in html
    assert "Secret" not in html and source.get_absolute_url() not in html


def test_a_fact_nobody_has_cited_says_so():
    company = make.make_company(cited=False)
    assert "no source given" in rendered('{% cite footnotes c "seat" %}', c=company, footnotes=Footnotes([company]))
    assert rendered('{% cite footnotes c "seat" quiet=True %}', c=company, footnotes=Footnotes([company])) == ""


def test_the_word_of_certainty_stands_behind_a_fact_unless_it_is_stated():
    company = make.make_company(cited=False)
    make.cite(company, "seat", certainty="implied")
    make.cite(company, "kind")
    footnotes = Footnotes([company])
    assert "</span>implied</span>" in rendered('{% cite footnotes c "seat" %}', c=company, footnotes=footnotes)
    assert "certainty" not in rendered('{% cite footnotes c "seat" bare=True %}', c=company, footnotes=footnotes)
    assert "certainty" not in rendered('{% cite footnotes c "kind" %}', c=company, footnotes=footnotes)


def test_each_footnote_of_a_field_stands_behind_its_own_certainty():
    agreement = make.make_agreement()
    make.cite(agreement, "signed", wording="early March, without a year")
    make.cite(agreement, "signed", certainty="inferred", place_in_source="P2", wording="2015")
    html = rendered('{% cite footnotes a "signed" %}', a=agreement, footnotes=Footnotes([agreement]))
    assert re.sub(r"<[^>]+>", " ", unescape(html)).split() == ["1", "Certainty:", "inferred", "2"]


@pytest.mark.parametrize("how", ["", " bare=True"])
def test_numbers_of_footnotes_do_not_run_together(how):
    """Read without a stylesheet, 1 and 2 are not 12."""
    company = make.make_company(cited=False)
    for place, certainty in (("P1", "stated"), ("P2", "stated"), ("P3", "implied")):
        make.cite(company, "seat", place_in_source=place, certainty=certainty)
    html = rendered("{% cite footnotes company 'seat'" + how + " %}", company=company, footnotes=Footnotes([company]))
    assert re.sub(r"<[^>]*>", "", unescape(html)).replace("Certainty: implied", " ").split() == ["1", "2", "3"]


def test_numbers_run_in_the_order_of_the_page_and_a_source_is_described_once():
    company = make.make_company(cited=False)
    one, other = make.make_source("One", reliability_en="It knows."), make.make_source("Other")
    make.cite(company, "seat", one, place_in_source="P1")
    make.cite(company, "founded", other, place_in_source="P1")
    make.cite(company, "kind", one, place_in_source="P2", certainty="inferred", steps="Look here.")
    html = rendered(
        '{% cite footnotes c "seat" %}{% cite footnotes c "founded" %}{% cite footnotes c "kind" %}'
        '{% include "provenance/_footnotes.html" %}',
        c=company,
        footnotes=Footnotes([company]),
    )
    assert re.findall(r">(\w+)</a></cite></h3>", html) == ["One", "Other", "One"]
    assert html.count("It knows.") == 1
    assert re.findall(r'<li id="(note-\d)" value="(\d)">', html) == [("note-1", "1"), ("note-2", "2"), ("note-3", "3")]
    # Each number leads to its note, and each fact back to its number.
    for number in "123":
        assert f'<a id="ref-{number}-1" href="#note-{number}"' in html and f'<a href="#ref-{number}-1"' in html


def test_the_inference_and_long_quotations_fold_away():
    company = make.make_company(cited=False)
    make.cite(company, "seat", wording="kurz")
    make.cite(company, "kind", wording="lang " * 60, certainty="inferred", steps="Look here.")
    html = rendered(
        '{% cite footnotes c "seat" "kind" %}{% include "provenance/_footnotes.html" %}',
        c=company,
        footnotes=Footnotes([company]),
    )
    folded = "".join(re.findall(r"<details>.*?</details>", html, re.DOTALL))
    assert "Look here." in folded and "lang lang" in folded and "kurz" not in folded
    assert html.count("<summary>") == 2


def disagreements(record, *cited) -> str:
    footnotes = Footnotes([record, *cited])
    return rendered('{% include "provenance/_disagreements.html" %}', record=record, footnotes=footnotes)


def test_sources_that_differ_stand_side_by_side_with_the_reason_for_the_one_that_is_followed():
    company = make.make_company(cited=False, founded="2016")
    make.cite(company, "founded", make.make_source("Other", language="ko"), value="2015-09", wording="2015년 9월")
    make.cite(company, "founded", make.make_source("One"), preferred=True, reason="It asked the company.")
    html = disagreements(company)
    assert "Where the sources differ" in html and "Founded" in html and "2016" in html
    assert html.index("One</a>") < html.index("It asked the company.") < html.index("Other</a>")
    assert (
        "September 2015" in html and '<q lang="ko">2015년 9월</q>' in html and "Says the same as the register." in html
    )
    assert html.count('class="followed"') == 1


def test_sources_that_differ_are_shown_though_none_is_preferred():
    company = make.make_company(cited=False, founded="2016")
    make.cite(company, "founded", make.make_source("Other"), value="2015")
    html = disagreements(company)
    assert "Where the sources differ" in html and "2016" in html and ">Other</a>" in html
    assert re.search(r"<p>\s*2015\s*</p>", html)


def test_a_record_another_source_names_instead_stands_there_by_its_public_name():
    office = make.make_office(make.make_company("One"), cited=False)
    other = make.make_company("Other")
    hidden = make.make_company("Secret", state="draft", cited=False)
    for named in (other, hidden):
        make.cite(office, "organisation", value=named.slug, place_in_source=named.slug)
    html = disagreements(office)
    assert re.search(r"<p>\s*Other\s*</p>", html) and "Secret" not in html.replace(hidden.slug, "")


def test_an_earlier_plan_is_neither_a_footnote_nor_a_disagreement():
    office = make.make_office(cited=False, opened="2024")
    make.cite(office, "opened", value="2023", certainty="planned")
    html = rendered('{% cite footnotes office "opened" %}', office=office, footnotes=Footnotes([office]))
    assert "no source given" in html and disagreements(office).strip() == ""


def test_a_text_that_changed_in_one_language_loses_its_footnote_there_alone():
    company = make.make_company(cited=False, summary_de="Alt", summary_en="Old", summary_ko="옛")
    make.cite(company, "summary", make.make_source("The paper"))
    company.summary_de = "Neu"
    company.save()
    said = {}
    for language in ("de", "en", "ko"):
        with translation.override(language):
            footnotes = Footnotes([company])
            html = rendered('{% cite footnotes c "summary" quiet=True %}', c=company, footnotes=footnotes)
            (fact,) = facts_of(company)
            said[language] = (
                len(footnotes),
                unescape(html).strip(),
                [heading for heading, _sources in fact.by_verdict],
            )
    assert said["de"] == (0, '<span class="uncited">(Quelle noch nicht bestätigt)</span>', ["Nicht bestätigt"])
    assert said["en"][0] == said["ko"][0] == 1 and said["en"][2] == said["ko"][2] == [""]


def test_sources_that_agree_are_no_disagreement():
    company = make.make_company(cited=False)
    make.cite(company, "founded", make.make_source("One"), wording="2016")
    make.cite(company, "founded", make.make_source("Other"))
    make.cite(company, "kind", make.make_source("Only"), preferred=True, reason="There is no other.")
    assert disagreements(company).strip() == ""


def test_a_disagreement_about_a_part_shows_where_the_page_has_cited_it(django_assert_num_queries):
    company = make.make_company(cited=False)
    name = make.make_name(company, "KIAT")
    make.cite(company, "text", part=name, preferred=True, reason="It is the longer one.")
    make.cite(company, "text", part=name, value="KAIT", place_in_source="P9")
    footnotes = Footnotes([company])
    assert footnotes.disagreements(company) == []
    footnotes.cite(name, "text")
    footnotes.add_citations(OrganisationCitation.objects.for_footnotes())
    assert len(footnotes.sources()) == 1
    with django_assert_num_queries(0):
        (found,) = footnotes.disagreements(company)
    assert (found.part, found.value) == (name, "KIAT")
    assert [note.given for note in found.notes] == ["", "KAIT"]


def test_nobody_learns_from_a_disagreement_what_is_withheld():
    agreement = make.make_agreement(cited=False)
    hidden = make.make_company("Secret", state="withdrawn", withdrawal_reason="x")
    party = make.make_party(agreement, hidden, name_at_signing="Secret Inc.")
    make.cite(agreement, "name_at_signing", part=party, preferred=True, reason="Secret reason.")
    make.cite(agreement, "name_at_signing", part=party, value="Secret Ltd.", place_in_source="P9")
    withdrawn = make.make_source("Secret source", state="withdrawn", withdrawal_reason="x")
    make.cite(agreement, "title", preferred=True, reason="It is printed so.")
    make.cite(agreement, "title", withdrawn, value="≠", wording="Secret title")
    footnotes = Footnotes([agreement])
    for row, field in ((party, "name_at_signing"), (agreement, "title")):
        footnotes.cite(row, field)
    assert footnotes.disagreements(agreement) == []
    assert "Secret" not in rendered('{% include "provenance/_footnotes.html" %}', footnotes=footnotes)


def test_an_unknown_date_is_said_in_words():
    office = make.make_office(opened="")
    html = rendered('{% dated footnotes office "opened" %}', office=office, footnotes=Footnotes([office]))
    assert html == '<span class="unknown">not known</span>'


def test_citations_of_several_kinds_come_in_two_queries_with_sources_and_parts(django_assert_num_queries):
    company = make.make_company()
    name = make.make_name(company)
    make.cite(company, "text", part=name, place_in_source="P7")
    office = make.make_office(company)
    function = make.make_function(office, source=make.the_source())
    with django_assert_num_queries(2):
        found = gather_citations([OrganisationCitation.objects.all(), OfficeCitation.objects.all()])
        assert {citation.source.slug for citation in found} == {"the-source"}
        footnotes = Footnotes()
        footnotes.add_citations(found)
        assert footnotes.citations(name, "text") and footnotes.citations(company, "name")
        assert footnotes.citations(office, "place") and footnotes.citations(function, "function")
    loaded = {type(citation)._meta.label: citation for citation in found}
    assert loaded["companies.OfficeCitation"] == OfficeCitation.objects.last()


def test_places_in_a_source_are_sorted_as_they_are_read_and_named_in_words():
    places = ["F", "P10", "", "P2", "L", "caption", "H"]
    assert sorted(places, key=reading_order) == ["H", "L", "P2", "P10", "caption", "F", ""]
    assert [paragraph_name(place) for place in ("H", "L", "P2", "F", "caption")] == [
        "headline",
        "lead",
        "paragraph 2",
        "footer",
        "caption",
    ]


def test_what_sources_give_only_other_values_for_is_never_shown_without_a_word():
    office = make.make_office()
    function = make.make_function(office, "research", outcome="done")
    template = "{% cite footnotes function 'outcome' quiet=True %}"
    assert rendered(template, footnotes=Footnotes([office]), function=function) == ""
    make.cite(office, "outcome", part=function, value="abandoned")
    assert "no source given" in rendered(template, footnotes=Footnotes([office]), function=function)


def test_what_the_register_does_not_know_is_not_said_to_be_without_a_source():
    office = make.make_office()
    function = make.make_function(office, "research", outcome="unknown")
    make.cite(office, "outcome", part=function, value="done")
    footnotes = Footnotes([office])
    assert rendered("{% cite footnotes function 'outcome' quiet=True %}", footnotes=footnotes, function=function) == ""
    # Who knows more is named all the same where the row is shown.
    make.cite(office, "function", part=function)
    footnotes = Footnotes([office])
    footnotes.cite(function, "function")
    assert [each.label for each in footnotes.disagreements()] == ["outcome"]


def test_what_one_field_rests_on_does_not_speak_for_another_of_which_sources_give_only_other_values():
    figure = make.make_figure(60, qualifier="about")
    figure.citations.all().delete()
    make.cite(figure, "qualifier")
    make.cite(figure, "value", value="80", place_in_source="P2")
    told = rendered("{% number footnotes figure %}", footnotes=Footnotes([figure]), figure=figure)
    assert told.startswith("about 60")
    assert "#note-1" in told
    assert "no source given" in told
