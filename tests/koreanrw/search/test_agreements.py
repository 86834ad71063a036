"""Searching agreements: every filter by itself, nonsense in the address, and nothing that is not public."""

import re

import pytest
from django.db import connection
from django.db.models import FETCH_RAISE
from django.test.utils import CaptureQueriesContext

from events.models import Agreement
from events.querysets import AgreementQuerySet
from koreanrw.search.agreements.form import AgreementSearchForm
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/en/agreements/"


@pytest.fixture
def titles(client):
    """The titles a search shows, in the order of the page."""

    def search(**asked) -> list[str]:
        response = client.get(ADDRESS, asked)
        assert response.status_code == 200
        return [agreement.title_en for agreement in response.context["object_list"]]

    return search


def problems(client, **asked) -> dict:
    """What the form says about bad input; nothing may be shown beside it."""
    response = client.get(ADDRESS, asked)
    assert response.status_code == 200
    assert response.context["object_list"] == []
    return response.context["search"].errors


# --- words -------------------------------------------------------------------------------------------------------


def test_words_are_found_in_title_purpose_topic_place_and_every_name_of_a_party(titles):
    kiat = make.make_institution("KIAT")
    make.make_name(kiat, "한국산업기술진흥원", language="ko", kind="official")
    agreement = make.make_agreement(
        "Memorandum", parties=[kiat], purpose_de="Förderung des Mittelstands", place=make.make_place("Düsseldorf")
    )
    make.make_party(agreement, make.make_institution("Today Ltd"), name_at_signing="NRW.INVEST")
    agreement.topics.add(make.make_topic("Robotics"))
    make.make_agreement("Something else", kind="contract")
    for word in ("memorand", "MITTELSTAND", "robotics", "duesseldorf", "kiat", "산업기술", "nrw invest", "nrwinvest"):
        assert titles(q=word) == ["Memorandum"], word


def test_all_words_must_be_found_though_not_in_one_place(titles):
    make.make_agreement("Memorandum", parties=[make.make_institution("KIAT"), make.make_institution("RWTH")])
    assert titles(q="kiat memorandum rwth") == ["Memorandum"]
    assert titles(q="kiat contract", exact="true") == []


def test_a_withdrawn_party_is_found_by_none_of_its_names(titles):
    gone = make.make_institution("Quondam", state="withdrawn", withdrawal_reason="Asked for")
    make.make_name(gone, "Erstwhile")
    agreement = make.make_agreement("Memorandum")
    make.make_party(agreement, gone, name_at_signing="Whilom")
    for word in ("quondam", "erstwhile", "whilom"):
        assert titles(q=word) == [], word


def test_notes_for_staff_are_not_searched(titles):
    make.make_agreement("Memorandum", staff_notes="confidential remark")
    assert titles(q="confidential") == []


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_an_unpublished_agreement_never_appears_in_the_list(titles, client, state):
    make.make_agreement("Hidden memorandum", state=state, withdrawal_reason="Asked for")
    assert titles() == []
    assert titles(q="hidden") == []
    assert "Hidden" not in client.get(ADDRESS).content.decode()


# --- choices -----------------------------------------------------------------------------------------------------


def test_each_choice_narrows_the_list(titles):
    kiat, city = make.make_institution("KIAT"), make.make_place("Aachen")
    wanted = make.make_agreement("Wanted", parties=[kiat, make.make_institution()], kind="contract", place=city)
    wanted.life_cycle = "in force"
    wanted.save()
    wanted.topics.add(make.make_topic("Robots"))
    make.make_agreement("Other", place=make.make_place("Seoul"))
    for asked in (
        {"party": "kiat"},
        {"kind": "contract"},
        {"life_cycle": "in force"},
        {"topic": "robots"},
        {"place": "aachen"},
    ):
        assert titles(**asked) == ["Wanted"], asked
    assert titles(party="kiat", kind="mou") == []


def test_an_agreement_between_three_parties_is_listed_once(titles):
    make.make_agreement("Of three", parties=3)
    assert titles(q="institution") == ["Of three"]


def test_a_place_takes_in_the_places_in_it_but_not_those_around_it(titles):
    state = make.make_place("North Rhine-Westphalia", kind="state")
    region = make.make_place("Technology region Aachen", kind="region", within=state)
    city = make.make_place("Aachen", within=region)
    make.make_agreement("In the city", place=city)
    make.make_agreement("In the region", place=region)
    make.make_agreement("Nobody knows where")
    assert set(titles(place=state.slug)) == {"In the city", "In the region"}
    assert titles(place=city.slug) == ["In the city"]


def test_choices_are_what_published_agreements_use(client):
    gone = make.make_institution("Gone", state="withdrawn", withdrawal_reason="Asked for")
    shown = make.make_agreement("Shown", parties=[make.make_institution("Zeta"), make.make_institution("Älpha"), gone])
    shown.topics.add(make.make_topic("Robots"))
    make.make_agreement("Of others", parties=2)
    draft = make.make_agreement(
        "Draft", parties=[make.make_institution("Only in a draft")], place=make.make_place("Bonn"), state="draft"
    )
    draft.topics.add(make.make_topic("Secret topic"))
    make.make_institution("Signs nothing")
    counted = {facet.facet.name: facet.counts for facet in client.get(ADDRESS).context["facets"]}
    assert {"Zeta", "Älpha"} < {count.value.label for count in counted["party"]}
    assert [count.value.label for count in counted["topic"]] == ["Robots"]
    assert "place" not in counted
    for word in ("Gone", "Only in a draft", "Secret topic", "Bonn"):
        assert word not in client.get(ADDRESS).content.decode(), word


def test_choices_are_named_in_the_language_of_the_page_or_the_next_best(client):
    named = make.make_institution("City of Düsseldorf", name_ko="뒤셀도르프")
    make.make_agreement(parties=[named, make.make_institution("RWTH", name_ko="")])
    make.make_agreement()
    page = client.get("/ko/agreements/").content.decode()
    assert "<span>뒤셀도르프</span>" in page
    assert '<span lang="en">RWTH</span>' in page


# --- dates -------------------------------------------------------------------------------------------------------


@pytest.fixture
def dated():
    for title, signed in (
        ("Early March 2015", "[2015-03-01..2015-03-10]"),
        ("Sometime in 2015", "2015"),
        ("On 27 March 2015", "2015-03-27"),
        ("In 2016", "2016"),
        ("Nobody knows", ""),
    ):
        make.cite(make.make_agreement(title, signed=signed), "signed")


def test_a_date_that_is_only_planned_or_reported_certainly_lies_nowhere(titles):
    for certainty in ("planned", "reported", "inferred"):
        make.cite(make.make_agreement(certainty, signed="2015-03-27"), "signed", certainty=certainty)
    gone = make.make_source(state="withdrawn", withdrawal_reason="x")
    make.cite(make.make_agreement("withdrawn", signed="2015-03-27"), "signed", gone)
    assert len(titles(signed_from="2015")) == 4
    assert titles(signed_from="2015", within="certainly") == ["inferred"]


def test_a_period_holds_what_possibly_lies_in_it_unless_asked_for_certainty(dated, titles):
    march = {"signed_from": "March 2015", "signed_until": "2015-03"}
    assert titles(**march) == ["On 27 March 2015", "Early March 2015", "Sometime in 2015"]
    assert titles(**march, within="possibly") == titles(**march)
    assert titles(**march, within="certainly") == ["On 27 March 2015", "Early March 2015"]


def test_one_end_of_a_period_is_enough_and_both_ends_count_themselves(dated, titles):
    assert titles(signed_from="2016") == ["In 2016"]
    assert titles(signed_from="27 March 2015", within="certainly") == ["In 2016", "On 27 March 2015"]
    assert titles(signed_until="27 March 2015", within="certainly") == ["On 27 March 2015", "Early March 2015"]
    assert titles(signed_until="1.3.2015") == ["Early March 2015", "Sometime in 2015"]


def test_a_date_nobody_knows_is_in_no_period(dated, titles):
    assert "Nobody knows" in titles()
    for within in ("possibly", "certainly"):
        assert "Nobody knows" not in titles(signed_from="1000", within=within)
        assert "Nobody knows" not in titles(signed_until="9999", within=within)


@pytest.mark.parametrize("asked", ["März 2015", "2015년 3월", "March 2015"])
def test_a_period_may_be_typed_in_three_languages(dated, titles, asked):
    assert titles(signed_from=asked, signed_until=asked, within="certainly") == ["On 27 March 2015", "Early March 2015"]


def test_the_page_says_how_it_read_a_date(dated, client):
    page = client.get(ADDRESS, {"signed_from": "3/2015"}).content.decode()
    assert "March 2015" in page


def test_agreements_are_told_apart_by_how_their_date_is_known(titles):
    for title, certainties in (
        ("Stated", ["inferred", "stated"]),
        ("Implied", ["implied"]),
        ("Inferred", ["inferred"]),
    ):
        agreement = make.make_agreement(title, signed="2015")
        for number, certainty in enumerate(certainties):
            make.cite(agreement, "signed", certainty=certainty, place_in_source=f"P{number}")
    unknown = make.make_agreement("Unknown")
    # A source may say outright when a party signed; that is not the date of the agreement.
    make.cite(unknown, "signed", part=unknown.parties.first())
    assert titles(date="stated") == ["Stated"]
    assert set(titles(date="concluded")) == {"Implied", "Inferred"}
    assert set(titles(date=["concluded", "unknown"])) == {"Implied", "Inferred", "Unknown"}
    assert titles(date="unknown") == ["Unknown"]


# --- sorting and the address -------------------------------------------------------------------------------------


def test_the_list_is_sorted_by_date_or_title_with_unknown_dates_last(dated, titles):
    newest = ["In 2016", "On 27 March 2015", "Early March 2015", "Sometime in 2015", "Nobody knows"]
    assert titles() == titles(sort="newest") == newest
    assert titles(sort="oldest") == ["Sometime in 2015", "Early March 2015", "On 27 March 2015", "In 2016", newest[4]]
    assert titles(sort="title") == sorted(newest, key=str.lower)


def test_titles_sort_without_regard_to_case_and_accents_in_the_language_of_the_page(client):
    for title in ("b", "Ä", "C"):
        make.make_agreement(title, title_ko="")
    rows = client.get("/ko/agreements/", {"sort": "title"}).context["object_list"]
    assert [agreement.title_de for agreement in rows] == ["Ä", "b", "C"]


def test_pages_keep_the_whole_search_in_their_address(client):
    for number in range(26):
        make.make_agreement(f"Memorandum {number:02d}", signed="2015")
    response = client.get(ADDRESS, {"q": "memorandum", "sort": "title", "page": "2"})
    assert [agreement.title for agreement in response.context["object_list"]] == ["Memorandum 25"]
    page = response.content.decode()
    assert 'rel="prev" href="?q=memorandum&amp;sort=title"' in page
    assert "26 agreements" in page
    assert 'href="/ko/agreements/?q=memorandum&amp;sort=title&amp;page=2"' in page


def test_each_condition_is_shown_with_a_way_to_be_rid_of_it(client):
    make.make_agreement("Memorandum", parties=[make.make_institution("KIAT"), make.make_institution()], signed="2015")
    response = client.get(ADDRESS, {"party": "kiat", "signed_from": "2015", "sort": "title", "page": "1"})
    assert [(str(found.label), found.value) for found in response.context["search"].active()] == [
        ("Party", "KIAT"),
        ("Signed from", "2015"),
    ]
    page = response.content.decode()
    assert 'href="?signed_from=2015&amp;sort=title"' in page
    assert 'href="?party=kiat&amp;sort=title"' in page


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ({}, False),
        ({"q": "memorandum", "party": "", "within": "possibly", "sort": ""}, False),
        ({"date": "unknown"}, False),
        ({"sort": "title"}, False),
        ({"signed_from": "soon"}, True),
    ],
)
def test_what_narrows_the_list_stands_open_only_while_something_in_it_was_not_understood(client, asked, is_open):
    for _number in range(2):
        make.make_agreement("Memorandum")
    html = client.get(ADDRESS, asked).content.decode()
    assert ('<details class="narrow more" id="narrow" open>' in html) is is_open


def test_a_choice_all_agreements_have_is_not_offered_and_a_single_agreement_is_not_searched(client):
    make.make_agreement("One", kind="mou", signed="2015")
    page = client.get(ADDRESS).content.decode()
    assert "1 agreement" in page
    assert 'id="search"' not in page and 'id="narrow"' not in page and 'id="site-search"' in page
    # Whoever asked sees what they asked.
    assert 'id="search"' in client.get(ADDRESS, {"kind": "mou"}).content.decode()
    make.make_agreement("Two", kind="mou", signed="2016")
    page = client.get(ADDRESS).content.decode()
    assert 'id="search"' in page and 'id="facet-year"' in page and 'id="facet-kind"' not in page
    # One search line is enough for a page.
    assert page.count('type="search"') == 1
    assert 'id="facet-kind"' in client.get(ADDRESS, {"kind": "mou"}).content.decode()


def test_every_filter_explains_itself(db):
    form = AgreementSearchForm({})
    explain_themselves = {"exact", "kind", "life_cycle", "topic", "source", "date", "sort"}
    silent = {name for name, field in form.fields.items() if not field.help_text and not name.endswith("_all")}
    assert silent == explain_themselves


# --- nonsense ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("party", "nobody"),
        ("party", "' OR 1=1 --"),
        ("kind", "treaty"),
        ("life_cycle", "eternal"),
        ("place", "atlantis"),
        ("signed_from", "soon"),
        ("signed_from", "32.13.2015"),
        ("signed_until", "2023/2021"),
        ("signed_until", "9" * 100_000),
        ("signed_from", "before 1990"),
        ("signed_from", "unknown"),
        ("within", "perhaps"),
        ("date", "maybe"),
        ("sort", "random"),
        ("q", "word " * 2000),
    ],
)
def test_nonsense_is_answered_with_a_message_and_no_rows(client, name, value):
    make.make_agreement("Memorandum", signed="2015")
    assert name in problems(client, **{name: value})


def test_where_a_question_could_not_be_read_nothing_is_said_to_be_found(client):
    make.make_agreement("Memorandum", signed="2015")
    assert "0 of 1 agreement" in client.get("/en/agreements/", {"signed_from": "2016"}).content.decode()
    assert "0 agreements" not in client.get("/en/agreements/", {"signed_from": "soon"}).content.decode()


def test_a_period_that_ends_before_it_begins_is_refused(client):
    make.make_agreement("Memorandum", signed="2015")
    assert "signed_until" in problems(client, signed_from="2016", signed_until="2015")


def test_a_query_without_letters_finds_nothing_and_blanks_ask_for_nothing(titles):
    make.make_agreement("Memorandum")
    assert titles(q="--- !!!") == []
    assert titles(q="   ", kind="", signed_from="  ") == ["Memorandum"]


@pytest.mark.parametrize("page", ["1000000000", "0", "-1", "abc", "2", "1e3", "¹", "9" * 10_000])
def test_a_page_that_does_not_exist_says_so(client, page):
    make.make_agreement("Memorandum")
    response = client.get(ADDRESS, {"page": page})
    assert response.status_code == 404
    assert response.context["object_list"] == []


def test_of_a_doubled_parameter_the_last_one_counts(client):
    make.make_agreement("Memorandum", kind="mou")
    assert client.get(f"{ADDRESS}?kind=contract&kind=mou").context["total"] == 1
    assert client.get(f"{ADDRESS}?kind=mou&kind=treaty").context["total"] == 0


# --- cost --------------------------------------------------------------------------------------------------------


def _make_many(number: int) -> None:
    for _number in range(number):
        agreement = make.make_agreement("Memorandum", place=make.make_place(), signed="2015")
        make.cite(agreement, "signed")
        make.cite(agreement, "organisation", part=agreement.parties.first())
        agreement.topics.add(make.make_topic())


def _count_queries(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ADDRESS, {"q": "memorandum", "place": "", "signed_from": "2015"})
    assert response.context["total"]
    return len(queries)


def test_the_list_costs_the_same_queries_however_many_rows_it_has(client):
    """More than other lists: the planner is asked before the index, and every number beside the list is counted."""
    _make_many(3)
    few = _count_queries(client)
    _make_many(17)
    assert _count_queries(client) == few <= 10


def test_a_row_asks_for_nothing_the_list_did_not_load(client, monkeypatch):
    _make_many(2)
    for_list = AgreementQuerySet.for_list
    monkeypatch.setattr(AgreementQuerySet, "for_list", lambda rows: for_list(rows).fetch_mode(FETCH_RAISE))
    assert client.get(ADDRESS).status_code == 200


# --- second tries ------------------------------------------------------------------------------------------------


def test_where_no_agreement_has_all_words_those_with_some_are_shown_and_the_page_says_so(client, titles):
    make.make_agreement("Hydrogen from Bochum")
    make.make_agreement("Hydrogen from Busan")
    response = client.get(ADDRESS, {"q": "hydrogen zeppelin -busan"})
    assert [agreement.title for agreement in response.context["object_list"]] == ["Hydrogen from Bochum"]
    assert "No agreement has all these words." in response.content.decode()
    assert titles(q="hydrogen zeppelin", exact="true") == []


def test_a_slip_is_corrected_with_a_way_to_decline(client):
    make.make_agreement("Hydrogen from Bochum")
    page = client.get(ADDRESS, {"q": "hydrgoen"}).content.decode()
    assert "Nothing has “hydrgoen”. These have “Hydrogen”." in page
    assert 'href="?q=hydrgoen&amp;exact=true"' in page
    declined = client.get(ADDRESS, {"q": "hydrgoen", "exact": "true"})
    assert declined.context["object_list"] == []


def test_a_correction_never_tells_a_word_that_only_a_withdrawn_agreement_had(client):
    gone = make.make_agreement("Zeppelinwerft")
    client.get(ADDRESS, {"q": "zeppelinwerft"})
    gone.state, gone.withdrawal_reason = "withdrawn", "Asked for"
    gone.save()
    make.make_agreement("Hydrogen")
    assert "Zeppelinwerft" not in client.get(ADDRESS, {"q": "zeppelinwefrt"}).content.decode()


def test_two_values_that_no_agreement_has_together_are_two_conditions_to_drop(client):
    one, two, three = (make.make_institution(name) for name in ("One", "Two", "Three"))
    make.make_agreement("A", parties=[one, three])
    make.make_agreement("B", parties=[one, three])
    make.make_agreement("C", parties=[two, three])
    response = client.get(ADDRESS, {"party": ["one", "two"], "party_all": "true"})
    assert response.context["object_list"] == []
    ways = [
        (way.condition.value, way.condition.without, way.found) for way in response.context["empty_results"].relaxed
    ]
    assert ways == [("One", {"party": ("two",)}, "1 agreement"), ("Two", {"party": ("one",)}, "2 agreements")]


# --- facets ------------------------------------------------------------------------------------------------------


def numbers(client, facet: str, **asked) -> dict[str, int]:
    """The choices of a facet with their numbers."""
    facets = client.get(ADDRESS, asked).context["facets"]
    return {count.value.value: count.number for each in facets if each.facet.name == facet for count in each.counts}


def test_a_name_that_looks_like_markup_is_a_choice_and_no_markup(client):
    party = make.make_institution('<b title="x">Bold</b> & Co')
    make.make_agreement("Memorandum", parties=[party, make.make_institution("KIAT")])
    page = client.get(ADDRESS, {"q": "bold"}).content.decode()
    assert "<b " not in page
    assert "&lt;b title=&quot;x&quot;&gt;Bold&lt;/b&gt; &amp; Co</span>" in page


def test_behind_the_last_row_the_choices_keep_their_numbers(client):
    party = make.make_institution("One")
    for _number in range(3):
        make.make_agreement("Memorandum", parties=[party, make.make_institution("Two")])
    asked = {"party": party.slug, "party_all": "true"}
    behind = f"{Agreement.objects.order_by('pk').last().pk}~{2**63 - 1}"
    assert client.get(ADDRESS, {**asked, "after": behind}).context["object_list"] == []
    assert numbers(client, "party", after=behind, **asked)["one"] == 3


def test_a_choice_says_how_many_agreements_there_would_be_with_it(client, titles):
    one, two, three = (make.make_institution(name) for name in ("One", "Two", "Three"))
    make.make_agreement("A", parties=[one, two], kind="mou")
    make.make_agreement("B", parties=[one, three], kind="mou")
    make.make_agreement("C", parties=[two, three], kind="contract")
    assert numbers(client, "party") == {"one": 2, "two": 2, "three": 2}
    assert numbers(client, "party", kind="contract") == {"two": 1, "three": 1}
    # Any of those chosen may hold, so the others are counted as what could be added.
    assert numbers(client, "party", party="one") == {"one": 2, "two": 2, "three": 2}
    assert set(titles(party=["one", "two"])) == {"A", "B", "C"}
    # All of them must hold: the others are counted among those that have them.
    assert numbers(client, "party", party="one", party_all="true") == {"one": 2, "two": 1, "three": 1}
    assert titles(party=["one", "two"], party_all="true") == ["A"]


def test_years_count_every_agreement_that_may_lie_in_them_and_the_unknown_apart(client, titles):
    make.make_agreement("Known", signed="2015-03-27")
    make.make_agreement("Either", signed="[2015..2016]")
    make.make_agreement("Before", signed="[..1990-03]")
    make.make_agreement("Nobody knows")
    assert numbers(client, "year") == {"2016": 1, "2015": 2, "unknown": 1}
    assert set(titles(year="2015")) == {"Known", "Either"}
    assert titles(year="unknown") == ["Nobody knows"]


def test_what_is_no_date_is_told_once_and_tied_to_its_field(client):
    html = client.get(ADDRESS, {"signed_from": "banana"}).content.decode()
    assert html.count("could not be read as a date") == 1
    (said,) = re.findall(r'id="(\w+)">[^<]*could not be read as a date', html)
    assert re.search(rf'name="signed_from"[^>]*aria-describedby="[^"]*{said}', html)


def test_in_force_on_a_day_is_certain_or_possible(titles):
    lasted = make.make_agreement("From to", effective="2015-06", ends="2020", signed="2015")
    make.make_agreement("Signed only", signed="2016")
    verified = make.make_agreement("Verified", effective="2017", in_force="yes", last_verified_on="2024-05-01")
    for agreement, fields in ((lasted, ("effective", "ends")), (verified, ("effective", "in_force"))):
        for field in fields:
            make.cite(agreement, field)
    make.make_agreement("Announced", planned_signed="2014", life_cycle="announced")
    assert set(titles(in_force_on="1 July 2015")) == {"From to"}
    assert set(titles(in_force_on="1.7.2018", within="certainly")) == {"From to", "Verified"}
    assert set(titles(in_force_on="2020-07-01")) == {"From to", "Signed only", "Verified"}
    assert titles(in_force_on="2020-07-01", within="certainly") == ["Verified"]
    assert titles(in_force_on="2024-06-01", within="certainly") == []


def test_what_has_ended_nobody_knows_when_is_in_force_at_most_until_somebody_wrote_it_down(titles):
    for title, fields in (("Ended", {"life_cycle": "ended"}), ("Not any more", {"in_force": "no"})):
        make.make_agreement(title, signed="2015", last_verified_on="2020-05-01", **fields)
    assert set(titles(in_force_on="2018-01-01")) == {"Ended", "Not any more"}
    assert titles(in_force_on="2020-05-01") == titles(in_force_on="2026-01-01") == []


def test_nothing_is_certainly_in_force_on_a_day_to_come(titles):
    agreement = make.make_agreement("For ever", effective="2020", ends="9999-12-31")
    for field in ("effective", "ends"):
        make.cite(agreement, field)
    assert titles(in_force_on="2024-01-01", within="certainly") == ["For ever"]
    assert titles(in_force_on="2090-01-01", within="certainly") == []
    assert titles(in_force_on="2090-01-01") == ["For ever"]


# --- the search line ---------------------------------------------------------------------------------------------


def test_fields_phrases_alternatives_and_exclusions_are_understood(titles):
    kiat, keit = make.make_institution("KIAT"), make.make_institution("KEIT")
    aachen = make.make_place("Aachen")
    make.make_agreement("Robots of the north", parties=[kiat], place=aachen, signed="2015-03", kind="mou")
    make.make_agreement("The north of robots", parties=[keit], signed="2016", kind="contract")
    for query, expected in (
        ("party:KIAT", {"Robots of the north"}),
        ("partei:keit", {"The north of robots"}),
        ("beteiligte:keit", {"The north of robots"}),
        ("-party:KIAT", {"The north of robots"}),
        ("party:KIAT OR party:KEIT", {"Robots of the north", "The north of robots"}),
        ("signed:2015 robots", {"Robots of the north"}),
        ("체결:2016년", {"The north of robots"}),
        ("kind:contract", {"The north of robots"}),
        ("art:mou", {"Robots of the north"}),
        ("ort:aachen", {"Robots of the north"}),
        ("title:robots -place:Aachen", {"The north of robots"}),
        ('"robots of"', {"Robots of the north"}),
        ("robots -keit", {"Robots of the north"}),
        ("kiat OR keit robots", {"Robots of the north", "The north of robots"}),
    ):
        assert set(titles(q=query, exact="true")) == expected, query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("signed:March 2015", ["March"]),
        ("signed:early March 2015 robots", ["March"]),
        ("robots unterzeichnet:Herbst 2015", ["Autumn"]),
        ("체결:2015년 가을", ["Autumn"]),
        ("-signed:March 2015", ["Autumn", "Undated"]),
        ("autumn 2015", ["Autumn"]),
        ("Herbst 2015 robots", ["Autumn"]),
        ("2015년 가을", ["Autumn"]),
        ("robots 27.3.2015", ["March"]),
        ("before 2016 -signed:autumn 2015", ["March"]),
        # By itself a date may stand in a text too; a number is a word like others.
        ("May 2021", ["Undated"]),
        ("2021", ["Undated"]),
        ("2015", []),
        ("robots 2015", []),
    ],
)
def test_dates_in_words_are_read_where_they_can_mean_nothing_else(titles, query, expected):
    make.make_agreement("March", signed="2015-03", purpose_en="Robots")
    make.make_agreement("Autumn", signed="2015-10", purpose_en="Robots")
    make.make_agreement("Undated", purpose_en="Robots, shown in May 2021")
    assert sorted(titles(q=query, exact="true")) == expected


def test_the_page_says_what_it_read_as_a_date(client):
    make.make_agreement("Autumn", signed="2015-10")
    note = "was read as a date of signing"
    assert f"“autumn 2015” {note}" in client.get(ADDRESS, {"q": "autumn 2015"}).content.decode()
    assert note not in client.get(ADDRESS, {"q": "signed:autumn 2015"}).content.decode()
    # A slip beside it is corrected, and the date stays a date.
    make.make_agreement("Hydrogen", signed="2015-11")
    (row,) = client.get(ADDRESS, {"q": "hydrgoen autumn 2015"}).context["object_list"]
    assert row.title == "Hydrogen"


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ('"robots', "One quotation mark has no partner"),
        ("robots OR", "“OR” needs a word on both sides"),
        ("colour:robots", "There is no field “colour”"),
        ("signed:soon robots", "“signed:soon” means nothing in that field"),
        ("kind:treaty robots", "“kind:treaty” means nothing in that field"),
    ],
)
def test_what_cannot_be_read_is_searched_as_words_and_said(client, query, note):
    make.make_agreement("Robots colour signed soon kind treaty")
    response = client.get(ADDRESS, {"q": query})
    assert len(response.context["object_list"]) == 1
    assert note in response.content.decode()


@pytest.mark.parametrize(
    ("title", "query", "marked"),
    [
        ("Between KIAT and NRW.INVEST", "nrwinvest", ["NRW.INVEST"]),
        ("Between KIAT and NRW.INVEST", "nrw invest", ["NRW", "INVEST"]),
        ("Young-hwan <i>Kim</i> signs", "younghwan", ["Young-hwan"]),
        ("A memorandum and one more memorandum", "memorandum", ["memorandum", "memorandum"]),
        ("한국 산업기술 협력", "산업기술", ["산업기술"]),
    ],
)
def test_what_was_found_is_marked_in_the_title_also_where_it_is_written_apart(client, title, query, marked):
    # In running text neighbours are never one word: these are found by the names of the parties.
    parties = [make.make_institution(name) for name in ("NRW.INVEST", "Young-hwan Institute")]
    make.make_agreement(title, parties=parties)
    (row,) = client.get(ADDRESS, {"q": query}).context["object_list"]
    assert re.findall("<mark>(.*?)</mark>", row.marked_title) == marked
    assert "<i>" not in row.marked_title


def test_a_row_says_by_which_other_name_a_party_was_found(client):
    party = make.make_institution("NRW.Global Business")
    make.make_name(party, "NRW.INVEST", kind="former", language="de")
    make.make_agreement("Memorandum", parties=[party, make.make_institution("KIAT")])
    page = client.get(ADDRESS, {"q": "nrwinvest"}).content.decode()
    assert "Matched: NRW.INVEST (former name)" in page


def test_what_is_taken_along_is_what_the_page_shows_also_after_a_second_try(client):
    make.make_agreement("Hydrogen from Bochum")
    make.make_agreement("Something else")
    for query, titles in (("hydrgoen", ["Hydrogen from Bochum"]), ("hydrogen zeppelin", ["Hydrogen from Bochum"])):
        rows = client.get("/en/agreements/export.json", {"q": query}).json()["rows"]
        assert [row["title"] for row in rows] == titles
        assert client.get("/en/agreements/export.json", {"q": query, "exact": "true"}).json()["rows"] == []


@pytest.mark.parametrize("field", ["party", "topic", "place", "source", "delegation", "title", "kind"])
def test_a_field_that_holds_what_nothing_is_called_finds_nothing_and_its_exclusion_everything(titles, field):
    make.make_agreement("Memorandum")
    assert titles(q=f"{field}:zzquark", exact="true") == []
    if field != "kind":
        # What means nothing as a kind is searched as words.
        assert titles(q=f"memorandum -{field}:zzquark") == ["Memorandum"]
