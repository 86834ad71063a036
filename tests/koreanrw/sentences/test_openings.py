"""What pages open with in the cases no seeded record shows; in English, and in the others where grammar differs."""

import pytest
from django.utils import translation

from companies.models import Office, OfficeFunction, Organisation
from koreanrw.profiles import profile_of
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.profiles.places import PlaceProfile
from koreanrw.sentences import description_of, opening_of, title_of
from koreanrw.shortening import shortened
from records.dates import PartialDate
from records.models import citation_models
from tests import factories as make
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def nrw():
    return make.make_place("North Rhine-Westphalia", kind="state")


@pytest.fixture
def korea():
    return make.make_place("South Korea", kind="country", code="KR")


def prove() -> None:
    """A source for every date and function that has none yet: what is unproved is another matter."""
    for table in citation_models():
        for name in ("record", *table.PART_FIELDS):
            model = table._meta.get_field(name).related_model
            for row in model._base_manager.all():
                record = row if name == "record" else row.owner
                cited = set(table.objects.filter(**{name: row}).values_list("field", flat=True))
                dates = [field for field in model.CITABLE if isinstance(getattr(row, field), PartialDate)]
                wanted = [field for field in dates if getattr(row, field) and field not in cited]
                if isinstance(row, OfficeFunction) and not cited:
                    wanted.append("function")
                for field in wanted:
                    make.cite(record, field, part=None if name == "record" else row)


def said(record, language: str = "en") -> str:
    prove()
    with translation.override(language):
        return opening_of(profile_of(record)).plain


# --- offices -----------------------------------------------------------------------------------------------------


def office_of(name: str, place: str = "Essen", **fields):
    return make.make_office(make.make_company(name), make.make_place(place), **fields)


def test_an_office_whose_opening_is_known_to_a_day():
    office = office_of("Hana", opened="2023-09-14")
    assert said(office) == "Hana has had an office in Essen since 14 September 2023."
    assert said(office, "de") == "Hana hat seit dem 14. September 2023 eine Niederlassung in Essen."


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        ("[2024-08..2024-11]", "opened: between August and November 2024"),
        ("2010~", "opened: about 2010"),
        ("[..1990-03]", "opened: before April 1990"),
    ],
)
def test_nobody_has_been_anywhere_since_a_vague_date(opened, words):
    assert said(office_of("Hana", opened=opened)) == f"Hana has an office in Essen ({words})."


def test_an_office_of_unknown_age_is_told_as_of_its_source():
    office = office_of("Hana", source=make.make_source(published="2015-03-27"))
    assert said(office) == "Hana has an office in Essen (last attested: 27 March 2015); the opening date is not known."


def test_an_office_in_a_whole_state_leaves_the_city_open(nrw):
    company = make.make_company("Hana")
    make.make_office(company, nrw, opened="2012")
    assert said(company) == "Hana has had an office in North Rhine-Westphalia since 2012; the city is not known."


def test_several_offices_are_named_newest_first_and_the_rest_counted():
    company = make.make_company("Hana")
    for name, opened in (("Essen", "2010"), ("Bonn", ""), ("Hagen", "2020-05"), ("Unna", "[2015-03-01..2015-03-10]")):
        make.make_office(company, make.make_place(name), opened=opened)
    expected = "Hana has offices in Hagen (since May 2020), Unna (opened: early March 2015)"
    # A fourth is named: "and one more" would be no shorter.
    assert said(company) == f"{expected}, Essen (since 2010) and Bonn."
    make.make_office(company, make.make_place("Wesel"))
    assert said(company) == f"{expected}, Essen (since 2010) and two more."
    assert "(개설: 2015년 3월 초)" in said(company, "ko")


def test_what_is_told_of_an_office_is_told_as_of_its_last_source():
    company = make.make_company("Hana")
    source = make.make_source(published="2024-03")
    make.make_office(company, make.make_place("Essen"), opened="2017", source=source)
    assert said(company) == "Hana has had an office in Essen since 2017, last attested in March 2024."
    assert said(company, "de") == "Hana hat seit 2017, zuletzt belegt im März 2024, eine Niederlassung in Essen."
    make.make_office(company, make.make_place("Bonn"), source=source)
    expected = "Essen (since 2017; last attested: March 2024) and Bonn (last attested: March 2024)"
    assert said(company) == f"Hana has offices in {expected}."


def test_offices_at_one_place_are_told_together():
    company, aachen = make.make_company("Hana"), make.make_place("Aachen")
    for opened in ("2010", "2012"):
        make.make_office(company, aachen, opened=opened)
    assert said(company) == "Hana has offices in Aachen (two offices)."
    Office.objects.update(closed="2015")
    for office in Office.objects.all():
        make.cite(office, "closed")
    assert said(company) == "Hana had offices in Aachen; all of them are closed."


def test_a_closing_that_nobody_proves_is_told_beside_the_office():
    office = office_of("Hana", opened="2010")
    Office.objects.update(closed="2019")
    make.cite(office, "closed", certainty="reported")
    office.refresh_from_db()
    assert said(office) == "Hana has had an office in Essen since 2010. Closing: 2019 (reported)."


def test_a_role_on_a_journey_is_told_of_somebody_without_a_position():
    person = make.make_person("Armin Laschet")
    make.make_member(make.make_delegation("The journey"), person=person, role="Minister-President")
    assert said(person).startswith("The sources name Armin Laschet as Minister-President.")
    assert "name no position" in said(make.make_person("Nobody"))


def test_two_offices_are_joined_as_each_language_does():
    company = make.make_company("씨젠")
    make.make_office(company, make.make_place("Essen", name_ko="에센"))
    make.make_office(company, make.make_place("Bonn", name_ko="본"))
    assert said(company) == "씨젠 has offices in Essen and Bonn."
    assert said(company, "de") == "씨젠 hat Niederlassungen in Essen und Bonn."
    assert said(company, "ko") == "씨젠은 에센과 본에 사무소를 두고 있습니다."


def test_a_closed_office_is_told_as_gone():
    office = office_of("Hana", opened="2010", closed="2019-05")
    assert said(office) == "Hana had an office in Essen; it opened in 2010 and closed in May 2019."
    assert title_of(profile_of(office)) == "Hana: closed office in Essen"
    assert said(office_of("Duri", closed="2019")) == "Duri had an office in Essen; it closed in 2019."


def test_a_closed_office_beside_an_open_one():
    company = make.make_company("Hana")
    make.make_office(company, make.make_place("Essen"), opened="2015")
    make.make_office(company, make.make_place("Bonn"), closed="2012")
    assert said(company) == "Hana has had an office in Essen since 2015. An office in Bonn closed in 2012."


def test_an_office_that_is_only_planned_is_not_there():
    office = office_of("Hana", cited=False, opened="2027")
    make.cite(office, "opened", certainty="planned")
    assert said(office) == "An office of Hana was planned in Essen from 2027; whether it came about is not recorded."
    assert title_of(profile_of(office)) == "Hana: planned office in Essen"


FUNCTIONS = ("branch", "sales", "research", "production", "european headquarters", "liaison")


@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("outcome", ["planned", "abandoned", "unknown"])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_but_a_fulfilled_one_makes_an_office(function, outcome, language):
    office = office_of("Hana")
    make.make_function(office, function, outcome=outcome, planned_since="2027")
    for record in (office, office.organisation):
        text = said(record, language)
        assert not any(
            claim in text for claim in ("has its", "has had", " has an ", "hat seit", " hat ", "두고 있습니다")
        )
        assert "Hana" in text


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("planned", "A sales office was planned there from 2024; whether it came about is not recorded."),
        ("abandoned", "A sales office was planned there (start: 2024) and then given up."),
        ("unknown", "A sales office was announced there (start: 2024); what became of it is not known."),
        ("done", "A sales office has been there since 2025. Planned start: 2024."),
    ],
)
def test_what_became_of_a_second_function(outcome, expected):
    office = office_of("Hana", opened="2020")
    make.make_function(office, "branch", since="2020")
    since = "2025" if outcome == "done" else ""
    make.make_function(office, "sales", outcome=outcome, planned_since="2024", since=since)
    assert said(office.organisation) == f"Hana has had an office in Essen since 2020. {expected}"


def test_the_headquarters_of_an_office_is_its_headquarters_only_from_when_it_opened():
    office = office_of("Hana", opened="2020")
    make.make_function(office, "european headquarters", since="2020")
    assert said(office.organisation) == "Hana has had its European headquarters in Essen since 2020."
    office.functions.update(since="2023")
    office.citations.filter(field="since").update(value="2023")
    expected = "Hana has had an office in Essen since 2020. A European headquarters has been there since 2023."
    assert said(office.organisation) == expected


def test_a_function_that_has_ended_is_told_as_past():
    office = office_of("Hana", opened="2010")
    make.make_function(office, "production", since="2010", until="2019")
    assert said(office) == "Hana has had an office in Essen since 2010. A production site was there (end: 2019)."


# --- how sure ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certainty", "word"), [("implied", "implied"), ("inferred", "inferred"), ("reported", "reported")]
)
def test_what_is_not_stated_outright_says_so(certainty, word):
    office = office_of("Hana", opened="2020", cited=False)
    make.cite(office, "opened", certainty=certainty)
    assert said(office) == f"Hana has had an office in Essen since 2020 ({word})."
    with translation.override("en"):
        html = opening_of(profile_of(office)).html
    assert f'certainty-{certainty}"><span class="visually-hidden">Certainty: </span>{word}</span>' in html


def test_asking_for_the_plain_sentences_gives_no_footnotes_a_number():
    office = office_of("Hana", opened="2020")
    page = profile_of(office)
    footnotes = page.footnotes
    assert opening_of(page).plain
    assert len(footnotes) == 0
    assert opening_of(page).html
    assert len(footnotes) == 1


def test_names_are_escaped_and_marked_with_their_language():
    company = make.make_company("<b>Hana</b>", name_de="", name_en="", name_ko="<b>하나</b>", founded="2016")
    make.make_office(company, make.make_place("Essen"), opened="2020")
    html = opening_of(profile_of(company)).html
    assert html.startswith('<span lang="ko">&lt;b&gt;하나&lt;/b&gt;</span>, founded in 2016')


# --- organisations -----------------------------------------------------------------------------------------------


def test_a_company_without_an_office(korea):
    company = make.make_company("Hana", founded="2016", seat=korea)
    expected = "Hana, founded in 2016, is a company in South Korea; the register knows of no office."
    assert said(company) == expected
    assert title_of(profile_of(company)) == "Hana: Korean company"


def test_no_country_is_guessed():
    company = make.make_company("Hana")
    assert said(company) == "Hana is a company; the register knows of no office."
    assert title_of(profile_of(company)) == "Hana: company"


def test_a_dissolved_company_has_nothing_any_more():
    company = make.make_company("Hana", founded="1990", dissolved="2010-05")
    make.make_office(company, make.make_place("Essen"), opened="1995")
    assert said(company) == "Hana, founded in 1990, was dissolved in May 2010. An office in Essen is on record."
    assert said(company, "ko").startswith("1990년에 설립된 Hana는 2010년 5월에 해산되었습니다.")


# --- articles ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "german", "english"),
    [
        ("Landeshauptstadt Essen", "Die Landeshauptstadt Essen", "Landeshauptstadt Essen"),
        ("Ministerium für Arbeit", "Das Ministerium für Arbeit", "Ministerium für Arbeit"),
        ("Kreis Unna", "Der Kreis Unna", "Kreis Unna"),
        ("Provinz Hana", "Die Provinz Hana", "Provinz Hana"),
        ("Hanbit-Universität", "Die Hanbit-Universität", "Hanbit-Universität"),
        ("Wirtschaftsministerium Hana", "Das Wirtschaftsministerium Hana", "Wirtschaftsministerium Hana"),
        ("Hana Netzwerk", "Das Hana Netzwerk", "Hana Netzwerk"),
        ("Darmstadt", "Darmstadt", "Darmstadt"),
        ("State of Hana", "State of Hana", "The State of Hana"),
        ("Free State of Hana", "Free State of Hana", "The Free State of Hana"),
        ("City of Essen", "City of Essen", "The City of Essen"),
        ("Korea Hana Agency", "Die Korea Hana Agency", "The Korea Hana Agency"),
        ("Korea Institute for Hana (KIH)", "Das Korea Institute for Hana (KIH)", "The Korea Institute for Hana (KIH)"),
        ("Hana University", "Hana University", "Hana University"),
        ("하나", "하나", "하나"),
    ],
)
def test_an_institution_takes_the_article_its_first_or_main_noun_asks_for(name, german, english):
    institution = make.make_institution(name)
    assert said(institution, "de").startswith(f"{german} ist ")
    assert said(institution, "en").startswith(f"{english} is ")
    assert said(institution, "ko").startswith(name)


def test_a_city_is_not_said_to_be_a_city(korea):
    city = make.make_institution("Stadt Hana", name_en="City of Hana", kind="city", seat=korea)
    assert said(city, "de") == "Die Stadt Hana liegt in South Korea."
    assert said(city) == "The City of Hana is in South Korea."
    ministry = make.make_institution("Ministerium für Hana", kind="ministry", seat=korea)
    assert said(ministry, "de") == "Das Ministerium für Hana hat den Sitz in South Korea."


def test_what_is_said_to_be_planned_is_not_marked_as_planned_again():
    office = make.make_office(make.make_institution("Kreis Unna"), make.make_place("Seoul"), cited=False)
    make.make_function(office, "branch", outcome="planned")
    make.cite(office, "place", certainty="planned")
    expected = "Für den Kreis Unna war in Seoul eine Niederlassung geplant; ob es dazu kam, ist nicht verzeichnet."
    assert said(office, "de") == expected


def test_german_articles_stand_in_the_case_of_the_sentence():
    city, county = make.make_institution("Stadt Essen"), make.make_institution("Kreis Unna")
    agreement = make.make_agreement(parties=[city, county])
    assert said(agreement, "de").startswith("Die Stadt Essen und der Kreis Unna unterzeichneten")
    assert "eine Vereinbarung mit dem Kreis Unna." in said(city, "de")
    assert "eine Vereinbarung mit der Stadt Essen." in said(county, "de")
    delegation = make.make_delegation("Journey")
    make.make_member(delegation, county)
    assert said(delegation, "de").endswith("Als Teilnehmende nennen die Quellen den Kreis Unna.")
    delegation.members.update(leads=True)
    assert said(delegation, "de").endswith("Geleitet wurde sie durch den Kreis Unna.")


def test_an_article_stands_before_the_link_of_a_name_and_companies_take_none():
    agreement = make.make_agreement(parties=[make.make_institution("Stadt Essen"), make.make_company("Land Hana")])
    with translation.override("de"):
        html = opening_of(profile_of(agreement)).html
    assert html.startswith('Die <a href="')
    assert ">Stadt Essen</a> und <a " in html


# --- agreements --------------------------------------------------------------------------------------------------


def agreement_of(*names: str, **fields):
    return make.make_agreement(parties=[make.make_institution(name) for name in names], **fields)


def test_an_agreement_between_three():
    agreement = agreement_of("Hana", "Duri", "Set", signed="2015-03-27")
    expected = "Hana, Duri and Set signed a memorandum of understanding on 27 March 2015; the place is not known."
    assert said(agreement).startswith(expected)
    assert said(agreement, "de").startswith("Hana, Duri und Set unterzeichneten am 27. März 2015 ein Memorandum")


def test_who_joined_later_is_not_among_those_who_signed():
    agreement = agreement_of("Hana", "Duri", signed="2015")
    make.make_party(agreement, make.make_institution("Set"), joined="2019")
    assert said(agreement).startswith("Hana and Duri signed a memorandum of understanding in 2015")
    assert "Set" not in said(agreement, "ko")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Hana and Duri reached an oral agreement on 2 February 2021."),
        ("de", "Hana und Duri trafen am 2. Februar 2021 eine mündliche Vereinbarung."),
        ("ko", "Hana와 Duri는 2021년 2월 2일에 구두 합의를 했습니다."),
    ],
)
def test_what_was_agreed_by_word_of_mouth_was_not_signed(language, expected):
    agreement = agreement_of("Hana", "Duri", form="oral", signed="2021-02-02")
    assert said(agreement, language).startswith(expected)


def test_an_agreement_between_many_counts_the_rest():
    agreement = agreement_of("Hana", "Duri", "Set", "Net", "Daseot")
    assert said(agreement).startswith("Hana, Duri, Set and two more parties signed a memorandum of understanding;")
    assert said(agreement, "ko").startswith("Hana, Duri, Set 외 당사자 2곳은 양해각서(MOU)를 체결했으며,")


def test_a_contract_stands_in_the_german_accusative():
    place = make.make_place("Technologieregion Aachen", locative_de="der Technologieregion Aachen", kind="region")
    agreement = agreement_of("Hana", "Duri", kind="contract", place=place)
    expected = (
        "Hana und Duri unterzeichneten in der Technologieregion Aachen einen Vertrag; das Datum ist nicht bekannt."
    )
    assert said(agreement, "de").startswith(expected)
    assert "in Technologieregion Aachen;" in said(agreement)


def test_what_was_only_announced_was_not_signed():
    agreement = agreement_of("Hana", "Duri", life_cycle="announced", announced="2015")
    expected = "Hana and Duri announced a memorandum of understanding in 2015; whether it was signed is not known."
    assert said(agreement) == expected


def test_a_withdrawn_party_has_no_name():
    agreement = agreement_of("Hana", "Duri")
    Organisation.objects.filter(name_de="Hana").update(state="withdrawn", withdrawal_reason="asked for")
    assert said(agreement).startswith("[name withdrawn] and Duri signed")
    assert said(agreement, "ko").startswith("[이름 철회됨]과 Duri는")
    assert "Hana" not in opening_of(profile_of(agreement)).html


def test_a_party_is_named_as_it_was_then_and_is_now():
    agreement = agreement_of("Hana", "Duri")
    agreement.parties.filter(organisation__name_de="Duri").update(name_at_signing="Old Duri")
    assert said(agreement).startswith("Hana and Old Duri (now Duri) signed")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"in_force": "yes"}, "The agreement is still in force."),
        ({"in_force": "no"}, "The agreement is no longer in force."),
        ({}, "Whether it is still in force is not known."),
        ({"life_cycle": "ended"}, "The agreement has ended."),
        ({"life_cycle": "ended", "ends": "2018"}, "The agreement ended in 2018."),
    ],
)
def test_whether_an_agreement_still_holds(fields, expected):
    agreement = agreement_of("Hana", "Duri", **fields)
    for field in fields:
        make.cite(agreement, field)
    assert said(agreement).endswith(expected)


def test_whether_an_agreement_still_holds_says_how_sure_that_is():
    agreement = agreement_of("Hana", "Duri", in_force="yes")
    make.cite(agreement, "in_force", certainty="implied")
    assert said(agreement).endswith("The agreement is still in force (implied).")


def test_a_draft_with_one_party_opens_with_nothing():
    assert not opening_of(profile_of(agreement_of("Hana")))
    assert description_of(profile_of(agreement_of("Duri"))) == ""


# --- delegations and people --------------------------------------------------------------------------------------


def test_a_delegation_of_which_nothing_is_known_but_its_direction():
    delegation = make.make_delegation("Journey")
    expected = "This delegation travelled from Korea to North Rhine-Westphalia (dates not known)."
    assert said(delegation) == expected


def test_a_delegation_with_different_ends_and_a_leader():
    seoul, essen = make.make_place("Seoul"), make.make_place("Essen")
    delegation = make.make_delegation(
        "Journey", origin=seoul, destination=essen, starts="2015-03", ends="2015-04-02", direction="to nrw"
    )
    make.make_member(delegation, person=make.make_person("Kim Minjun"), role="Minister", leads=True)
    assert said(delegation) == (
        "This delegation travelled from Seoul to Essen (start: March 2015; end: 2 April 2015). "
        "Head of the delegation: Kim Minjun (Minister)."
    )


def test_whoever_led_a_delegation_for_an_organisation_keeps_the_role():
    delegation = make.make_delegation("Journey")
    make.make_member(delegation, make.make_institution("Hanbit-Universität"), role="Rektorin", leads=True)
    assert said(delegation, "de").endswith("Leitung der Delegation: Rektorin (Hanbit-Universität).")
    assert said(delegation, "ko").endswith("단장은 Hanbit-Universität Rektorin입니다.")


def test_a_delegation_that_was_only_planned_did_not_travel():
    delegation = make.make_delegation("Journey", cited=False, starts="2027")
    make.cite(delegation, "title", certainty="planned")
    assert said(delegation).startswith(
        "This delegation was to travel from Korea to North Rhine-Westphalia (start: 2027;"
    )


def test_members_beyond_the_third_are_others():
    delegation = make.make_delegation("Journey")
    for name in ("Hana", "Duri", "Set", "Net", "Daseot"):
        make.make_member(delegation, make.make_institution(name))
    assert said(delegation).endswith("The sources name Hana, Duri, Set and others as taking part.")


def test_a_role_keeps_the_time_the_sources_give_it():
    person = make.make_person("Kim Minjun")
    make.make_position(person, make.make_institution("Hana"), "Director", since="2015", until="2018")
    assert said(person) == "The sources name Kim Minjun as Director (Hana, from: 2015, until: 2018)."


def test_somebody_without_a_role_signed_an_agreement():
    person = make.make_person("Kim Minjun")
    make.make_signatory(agreement_of("Hana", "Duri"), person)
    assert said(person) == (
        "The sources name no position of Kim Minjun. Kim Minjun is recorded as having signed one agreement."
    )


# --- places, sources, vocabulary ---------------------------------------------------------------------------------


def test_a_place_keeps_planned_and_closed_offices_apart():
    essen = make.make_place("Essen")
    make.make_office(place=essen, opened="2010")
    make.make_office(place=essen, closed="2010")
    make.make_function(make.make_office(place=essen), outcome="planned")
    make.make_figure(20, essen, qualifier="about", as_of="2015-03")
    assert said(essen) == (
        "On record in Essen: 1 office, 1 closed office and 1 planned office. "
        "Korean companies counted there: about 20 (as of: March 2015)."
    )


def test_an_undated_source_says_so():
    source = make.make_source("A report")
    assert said(source) == (
        "This source is a newspaper article; when it appeared is not known. No published fact rests on it."
    )


def test_sectors_and_topics_say_how_much_there_is():
    sector, topic = make.make_sector("Robotics"), make.make_topic("Research")
    assert said(sector) == "The register lists nobody in the sector “Robotics”."
    make.make_company("Hana").sectors.add(sector)
    agreement_of("Hana", "Duri").topics.add(topic)
    assert said(sector) == "The register lists one company or institution in the sector “Robotics”."
    assert said(topic) == "The register lists one agreement about “Research”."


# --- titles ------------------------------------------------------------------------------------------------------


def test_the_title_of_a_place_promises_only_what_its_page_has():
    essen = make.make_place("Essen")
    assert title_of(PlaceProfile.of(essen)) == "Essen"
    make.make_visit(make.make_delegation(), place=essen)
    assert title_of(PlaceProfile.of(essen)) == "Essen: delegations"
    make.make_agreement(place=essen, parties=[make.make_office(place=essen).organisation, make.make_company()])
    make.make_company(seat=essen)
    everything = "Essen: offices, agreements, delegations, companies and institutions"
    assert title_of(PlaceProfile.of(essen)) == everything


def test_a_text_that_is_too_long_ends_behind_a_whole_word():
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two…"
    assert shortened("one two three", 8) == "one two…"
    assert shortened("one, two three", 6) == "one…"
    assert shortened("가나다라마바사", 4) == "가나다…"


def test_an_office_of_a_withdrawn_company_keeps_its_name_to_itself():
    office = office_of("Hana")
    office.organisation.state = "withdrawn"
    page = OfficeProfile.of(office)
    assert "Hana" not in title_of(page)
    assert "Hana" not in opening_of(page).plain
