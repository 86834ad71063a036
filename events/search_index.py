"""What records of events are found by, and what agreements are counted, narrowed and sorted by."""

import datetime
from enum import IntEnum

from companies.search_index import LARGER_PLACE_NAMES, ORGANISATION_NAMES, PLACE_NAMES, SUCCESSOR_NAMES
from events.models import (
    Agreement,
    AgreementEntry,
    DelegationEntry,
    EventEntry,
    Figure,
    FigureEntry,
    Person,
    PersonEntry,
)
from records.indexing.declaration import Index, Labels, Names, Naming, Text, Weight
from records.search_index import SOURCE_NAMES

PERSON_NAMES = Naming("events_personnaming", Person, ("name", "names__text"))

PEOPLE = Index(
    PersonEntry,
    texts=(
        Names(Weight.OWN_NAME, "", PERSON_NAMES, "name"),
        Text(Weight.OTHER_NAME, "academic_title"),
        Text(Weight.OTHER_NAME, "role", path="positions"),
        Names(Weight.OTHER_NAME, "positions__organisation", ORGANISATION_NAMES, "organisation"),
    ),
)

DELEGATIONS = Index(
    DelegationEntry,
    texts=(
        Text(Weight.OWN_NAME, "title"),
        # Who travelled, who took part and who received them.
        Names(Weight.OTHER_NAME, "members__organisation", ORGANISATION_NAMES, "organisation"),
        Names(Weight.OTHER_NAME, "participants__organisation", ORGANISATION_NAMES, "organisation"),
        Names(Weight.OTHER_NAME, "visits__host", ORGANISATION_NAMES, "organisation"),
        Names(Weight.OTHER_NAME, "members__person", PERSON_NAMES, "person"),
        Names(Weight.OTHER_NAME, "participants__person", PERSON_NAMES, "person"),
        # A role is told only together with all whose role it was.
        Text(Weight.CLASS, "role", path="members", visible_with=("members__person", "members__organisation")),
        Text(
            Weight.CLASS, "role", path="participants",
            visible_with=("participants__person", "participants__organisation"),
        ),
        Names(Weight.CLASS, "origin", LARGER_PLACE_NAMES, "place"),
        Names(Weight.CLASS, "destination", LARGER_PLACE_NAMES, "place"),
        Names(Weight.CLASS, "visits__place", LARGER_PLACE_NAMES, "place"),
        Text(Weight.RUNNING_TEXT, "purpose"),
        Text(Weight.RUNNING_TEXT, "topic", path="visits"),
        Names(Weight.RUNNING_TEXT, "citations__source", SOURCE_NAMES, "source"),
    ),
)  # fmt: skip

EVENTS = Index(
    EventEntry,
    texts=(
        Text(Weight.OWN_NAME, "title"),
        Text(Weight.OTHER_NAME, "name", path="series", is_name=True, what="series"),
        Names(Weight.OTHER_NAME, "participants__organisation", ORGANISATION_NAMES, "organisation"),
        Names(Weight.OTHER_NAME, "participants__person", PERSON_NAMES, "person"),
        Text(Weight.OTHER_NAME, "title", path="participants__delegation", what="delegation"),
        Text(
            Weight.CLASS, "role", path="participants",
            visible_with=("participants__person", "participants__organisation", "participants__delegation"),
        ),
        Names(Weight.CLASS, "place", LARGER_PLACE_NAMES, "place"),
        Text(Weight.RUNNING_TEXT, "summary"),
        Names(Weight.RUNNING_TEXT, "citations__source", SOURCE_NAMES, "source"),
    ),
)  # fmt: skip

# What stands before the key of the party whom another follows.
SUCCESSOR_OF = "successor of "
KIND_WORDS = {
    Agreement.Kind.MOU: ("MoU", "memorandum of understanding", "Absichtserklärung", "양해각서", "업무협약"),
    Agreement.Kind.LETTER_OF_INTENT: ("LoI", "letter of intent", "Absichtserklärung", "의향서"),
    Agreement.Kind.PARTNERSHIP: (
        "partnership agreement", "Partnerschaftsvereinbarung", "파트너십 협정", "협력 협정",
    ),
    Agreement.Kind.CONTRACT: ("contract", "Vertrag", "계약"),
}  # fmt: skip


# --- facets ------------------------------------------------------------------------------------------------------


class FacetNumber(IntEnum):
    """The facets of an agreement, by the numbers the index knows them by: never another, never used again."""

    PARTY = 1
    KIND = 2
    LIFE_CYCLE = 3
    TOPIC = 4
    PLACE = 5
    YEAR = 6
    SOURCE = 7
    DELEGATION = 8
    DATE = 9
    # No choice, but the samples numbers are told from: level 1 is a part of all agreements, each next level the same
    # part of the one before.
    SAMPLE = 10
    SEAT = 11
    PARTIES = 12
    FORM = 13
    # No choice either, but whether there is a day the form may ask about.
    DAYS = 14


# A code is the number of its facet and, in so many bits below, a key or a number (the function ``events_facet``).
FACET_BITS = 27
# Values that are numbered by their place, from 1.
KINDS = tuple(Agreement.Kind.values)
LIFE_CYCLES = tuple(Agreement.LifeCycle.values)
FORMS = tuple(Agreement.Form.values)
# Days that most agreements have none of.
PLANNED_SIGNED, ENDS = DAYS = ("planned_signed", "ends")
# How the date of signing is known.
STATED, CONCLUDED, UNKNOWN, UNPROVED = DATES = ("stated", "concluded", "unknown", "unproved")
# What is to be said of the parties together.
MORE_THAN_TWO, NOBODY_IN_NRW, NOBODY_IN_KOREA = PARTIES = ("more than two", "nobody in nrw", "nobody in korea")
NO_YEAR = 0
# A date that spans more years than this is in none of them.
MOST_DAYS = 12 * 365 + 3
SAMPLE_LEVELS = 6
SAMPLE_RATE = 4


def _place_of(value: str, values: tuple[str, ...]) -> str:
    return f"array_position(ARRAY[{', '.join(repr(each) for each in values)}], {value}::text)"


# Queries of the keys or numbers of each, about the row "record".
_OF_PARTIES = """FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    {} WHERE party.agreement_id = record.id AND organisation.state = 'published'"""
FACETS: tuple[tuple[FacetNumber, str], ...] = (
    (FacetNumber.PARTY, f"SELECT party.organisation_id {_OF_PARTIES.format('')}"),
    # Whoever follows a party today counts as one; so does whom a party acted for.
    (
        FacetNumber.PARTY,
        "SELECT successor.id " + _OF_PARTIES.format(
            "CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id)"
        ),
    ),
    (
        FacetNumber.PARTY,
        """SELECT principal.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS principal ON principal.id = party.acting_for_id
    WHERE party.agreement_id = record.id AND principal.state = 'published'""",
    ),
    (FacetNumber.KIND, f"SELECT {_place_of('record.kind', KINDS)}"),
    (FacetNumber.LIFE_CYCLE, f"SELECT {_place_of('record.life_cycle', LIFE_CYCLES)}"),
    (FacetNumber.TOPIC, "SELECT topic_id FROM public.events_agreement_topics WHERE agreement_id = record.id"),
    (FacetNumber.PLACE, "SELECT chain.id FROM public.companies_place_chain(record.place_id) AS chain (id)"),
    (
        FacetNumber.YEAR,
        f"""SELECT year FROM generate_series(extract(year FROM record.signed_earliest)::integer,
        extract(year FROM record.signed_latest)::integer) AS year
    WHERE record.signed_latest - record.signed_earliest < {MOST_DAYS}""",
    ),
    (FacetNumber.YEAR, f"SELECT {NO_YEAR} WHERE record.signed_earliest IS NULL"),
    (
        FacetNumber.SOURCE,
        """SELECT citation.source_id FROM public.events_agreementcitation AS citation
    JOIN public.records_source AS source ON source.id = citation.source_id
    WHERE citation.record_id = record.id AND source.state = 'published'""",
    ),
    (
        FacetNumber.DELEGATION,
        """SELECT delegation.id FROM public.events_delegation AS delegation
    WHERE delegation.id = record.delegation_id AND delegation.state = 'published'""",
    ),
    (
        FacetNumber.DATE,
        # As `records.assertion` judges: of the published sources that give the date, those that speak for the register.
        f"SELECT {_place_of('''(SELECT CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
            WHEN bool_or(certainty = 'stated') THEN 'stated'
            WHEN bool_or(certainty IN ('implied', 'inferred')) THEN 'concluded' ELSE 'unproved' END
        FROM (SELECT certainty, preferred, bool_or(preferred) OVER () AS is_decided
            FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND citation.field = 'signed' AND citation.verdict = 'supports'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL AND source.state = 'published'
        ) AS supporting WHERE preferred OR NOT is_decided)''', DATES)}",
    ),
    (
        FacetNumber.SEAT,
        "SELECT chain.id " + _OF_PARTIES.format(
            "CROSS JOIN LATERAL public.companies_place_chain(organisation.seat_id) AS chain (id)"
        ),
    ),
    (
        FacetNumber.PARTIES,
        f"SELECT {_place_of(repr(MORE_THAN_TWO), PARTIES)} WHERE 2 < (SELECT count(*)"
        " FROM public.events_agreementparty AS party WHERE party.agreement_id = record.id)",
    ),
    *(
        (
            FacetNumber.PARTIES,
            # All seats are known, and none of them may lie there: one of "Germany" may.
            f"""SELECT {_place_of(repr(which), PARTIES)} WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = '{code}'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)""",  # noqa: E501
        )
        for which, code in ((NOBODY_IN_NRW, "DE-NW"), (NOBODY_IN_KOREA, "KR"))
    ),
    (FacetNumber.FORM, f"SELECT {_place_of('record.form', FORMS)}"),
    *(
        (FacetNumber.DAYS, f"SELECT {_place_of(repr(day), DAYS)} WHERE record.{day}_earliest IS NOT NULL")
        for day in DAYS
    ),
    # A number that looks random, though it is always the same, decides.
    (
        FacetNumber.SAMPLE,
        f"""SELECT level FROM generate_series(1, {SAMPLE_LEVELS}) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / ({SAMPLE_RATE} ^ level)""",
    ),
)  # fmt: skip
_FACETS = "\n    UNION ALL ".join(
    f"SELECT public.events_facet({number}, value) FROM ({query}) AS found (value)" for number, query in FACETS
)

# --- dates and order ---------------------------------------------------------------------------------------------

# Certainly in force: since the last day it may have begun, until the first day it may have ended; where no end is
# known, until the day somebody last held a "yes, still in force" against the sources.
_SURELY_IN_FORCE = """CASE WHEN record.effective_earliest IS NULL OR record.life_cycle IN ('announced', 'abandoned')
        THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END"""  # noqa: E501
_MAYBE_IN_FORCE = """CASE WHEN record.life_cycle IN ('announced', 'abandoned')
        OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
        OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
    ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END"""
# Days since the year 1 fit so many bits.
DAY_BITS = 22
_SIGNED = (
    f"((record.signed_earliest - DATE '0001-01-01')::bigint << {DAY_BITS} | (record.signed_latest - DATE '0001-01-01'))"
)
_LAST = "9223372036854775807"
_LONGEST_SORT_FORM = 80


def newest_on(day: datetime.date) -> int:
    """The least that ``newest`` can be for what was signed on this day or before."""
    return -(day.toordinal() << DAY_BITS) + 1


def _title(*languages: str) -> str:
    best = ", ".join(f"nullif(record.title_{language}, '')" for language in languages)
    return f"left(public.search_form(coalesce({best}, '')), {_LONGEST_SORT_FORM})"


def _first_party(language: str) -> str:
    return f"""coalesce((SELECT left(organisation.sort_{language}, {_LONGEST_SORT_FORM})
    {_OF_PARTIES.format("")} ORDER BY party."order" LIMIT 1), '')"""


AGREEMENTS = Index(
    AgreementEntry,
    texts=(
        Text(Weight.OWN_NAME, "title"),
        Names(Weight.OTHER_NAME, "parties__organisation", ORGANISATION_NAMES, "party"),
        Text(
            Weight.OTHER_NAME, "name_at_signing", path="parties", is_name=True, what="party",
            visible_with=("parties__organisation",),
        ),
        Names(Weight.OTHER_NAME, "parties__acting_for", ORGANISATION_NAMES, "principal"),
        Names(Weight.OTHER_NAME, "signatories__person", PERSON_NAMES, "person"),
        Names(Weight.OTHER_NAME, "signatories__organisation", ORGANISATION_NAMES, "organisation"),
        # Whoever follows a party today is asked for by those who do not know what it was called.
        Names(
            Weight.CLASS, "parties__organisation", SUCCESSOR_NAMES, f"{SUCCESSOR_OF}{{key}}",
            visible_with=("parties__organisation",),
        ),
        Text(
            Weight.CLASS, "role", path="signatories", visible_with=("signatories__person", "signatories__organisation")
        ),
        Text(Weight.CLASS, "kind_as_printed", what="kind"),
        Labels(Weight.CLASS, "kind", KIND_WORDS),
        Names(Weight.CLASS, "place", LARGER_PLACE_NAMES, "place"),
        Text(Weight.CLASS, "name", path="topics", is_name=True, what="topic"),
        Text(Weight.RUNNING_TEXT, "purpose"),
        Text(Weight.RUNNING_TEXT, "term"),
        Text(Weight.RUNNING_TEXT, "title", path="delegation", what="delegation"),
        Text(Weight.RUNNING_TEXT, "title", path="event", what="event"),
        Names(Weight.RUNNING_TEXT, "citations__source", SOURCE_NAMES, "source"),
    ),
    columns=(
        "CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END",
        f"ARRAY(SELECT DISTINCT facet FROM (\n    {_FACETS}\n) AS counted (facet)"
        " WHERE facet IS NOT NULL ORDER BY facet)",
        "record.signed_earliest",
        "record.signed_latest",
        _SURELY_IN_FORCE,
        _MAYBE_IN_FORCE,
        f"coalesce(-{_SIGNED}, {_LAST})",
        f"coalesce({_SIGNED}, {_LAST})",
        _title("de", "en", "ko"),
        _title("en", "de", "ko"),
        _title("ko", "en", "de"),
        *(_first_party(language) for language in ("de", "en", "ko")),
    ),
    looked_at=(Names(Weight.CLASS, "parties__organisation__seat", LARGER_PLACE_NAMES, "seat"),),
)  # fmt: skip

FIGURES = Index(
    FigureEntry,
    visible_with=("office", "office__organisation", "organisation", "agreement", "delegation", "event"),
    texts=(
        Labels(
            Weight.OWN_NAME,
            "subject",
            {
                Figure.Subject.KOREAN_COMPANIES: ("Korean companies", "koreanische Unternehmen", "한국 기업"),
                Figure.Subject.INHABITANTS: ("inhabitants", "Einwohner", "인구", "주민"),
                Figure.Subject.STAFF: ("staff", "Beschäftigte", "직원"),
                Figure.Subject.JOBS: ("jobs", "Arbeitsplätze", "일자리"),
                Figure.Subject.MEMBERS: ("members", "Mitglieder", "회원"),
                Figure.Subject.EXHIBITORS: ("exhibitors", "Aussteller", "참가 업체"),
                Figure.Subject.ATTENDANCE: ("attendance", "Teilnehmerzahl", "Besucher", "참석자", "참가자"),
                Figure.Subject.GROUP_SIZE: ("size of the group", "Größe der Gruppe", "인원"),
                Figure.Subject.MONEY: ("money", "Geld", "금액"),
                Figure.Subject.AREA: ("area", "Fläche", "면적"),
            },
        ),
        Names(Weight.OTHER_NAME, "place", PLACE_NAMES, "place"),
        Names(Weight.OTHER_NAME, "office__place", PLACE_NAMES, "place"),
        Names(Weight.OTHER_NAME, "office__organisation", ORGANISATION_NAMES, "name"),
        Names(Weight.OTHER_NAME, "organisation", ORGANISATION_NAMES, "name"),
        Text(Weight.OTHER_NAME, "title", path="agreement", what="agreement"),
        Text(Weight.OTHER_NAME, "title", path="delegation", what="delegation"),
        Text(Weight.OTHER_NAME, "title", path="event", what="event"),
        Text(Weight.CLASS, "name", path="rule", what="rule"),
        Text(Weight.CLASS, "value", sql="trim_scale({})::text"),
    ),
)
INDEXES = (PEOPLE, DELEGATIONS, EVENTS, AGREEMENTS, FIGURES)
