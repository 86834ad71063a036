"""Synthetic agreements: the same for the same seed, as valid as what editors write, and never among the register's."""

import subprocess
from itertools import islice

import pytest
from django.db import connection

from benchmarks.synthetic import databases, rows
from benchmarks.synthetic.__main__ import main
from benchmarks.synthetic.agreements import drafts, texts
from benchmarks.synthetic.growth import LAST_YEAR
from benchmarks.synthetic.loading import fill_here, surroundings
from benchmarks.synthetic.tables import broken_rules
from benchmarks.synthetic.words import HEADS, MODIFIERS, PRIME, invented, rank, slug_from, term
from companies.models import Organisation, OrganisationName
from events.models import Agreement, Delegation, Person
from records.dates import PartialDate
from records.models import Source, citation_models

AGREEMENTS = 200
# Of each kind so many are held against the rules of the forms; those of the database hold for all.
CLEANED = 25


def agreement_lines(seed: int, first: int, last: int) -> rows.Lines:
    return rows.agreement_rows(seed, drafts(seed, first, last))


def vocabulary(agreements: int) -> set[str]:
    return {
        word
        for draft in drafts(1, 0, agreements)
        for written in texts(draft)
        for text in written
        for word in (text or "").split()
    }


# --- the rows ----------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_rows() -> None:
    assert agreement_lines(7, 0, 50) == agreement_lines(7, 0, 50)
    assert list(surroundings(7, 50)) == list(surroundings(7, 50))


def test_another_seed_gives_other_rows() -> None:
    assert agreement_lines(7, 0, 50) != agreement_lines(8, 0, 50)


@pytest.mark.parametrize(("first", "last"), [(0, 10), (990, 1010), (1500, 1520)])
def test_a_row_is_the_same_however_many_are_made_and_by_whom(first: int, last: int) -> None:
    whole = agreement_lines(1, 0, 2000)
    part = agreement_lines(1, first, last)
    assert part["events_agreement"] == whole["events_agreement"][first:last]


def test_what_stands_around_few_agreements_stands_around_many() -> None:
    few = list(surroundings(1, 500))
    many = list(surroundings(1, 5000))
    for small, large in zip(few, many, strict=True):
        for table, lines in small.items():
            assert lines == large[table][: len(lines)]


def test_no_value_holds_what_copy_reads_as_a_sign() -> None:
    for lines in (*surroundings(1, 300), agreement_lines(1, 0, 300)):
        for table, written in lines.items():
            for line in written:
                values = line.split("\t")
                assert len(values) == len(rows.COLUMNS[table])
                assert "\n" not in line
                assert all("\\" not in value or value == rows.NULL for value in values)


def test_the_vocabulary_grows_without_end_but_slower_than_the_texts() -> None:
    small, large = len(vocabulary(1000)), len(vocabulary(4000))
    assert 1.3 * small < large < 3 * small


def test_terms_are_all_different_and_long_ones_begin_where_short_ones_end() -> None:
    pairs = len(MODIFIERS) * len(HEADS)
    assert len({term(number) for number in range(pairs + 1000)}) == pairs + 1000
    assert len(term(pairs).en.split()) > len(term(0).en.split())


def test_invented_names_are_all_different() -> None:
    assert PRIME % 47 and PRIME % 46
    # Syllables may be cut in more than one way: nearly all is enough.
    assert len({invented(number)[0] for number in range(5000)}) > 4900


def test_frequent_ranks_are_drawn_often_and_rare_ones_exist() -> None:
    ranks = [rank(drawn / 1000, 8, 0.8) for drawn in range(1000)]
    assert ranks == sorted(ranks)
    assert ranks.count(0) > ranks.count(1) > ranks.count(5)
    assert ranks[-1] > 10_000


def test_every_journey_leads_somewhere_else() -> None:
    journeys = [line.split("\t") for line in rows.delegation_rows(1, range(500))["events_delegation"]]
    origin, destination = (rows.COLUMNS["events_delegation"].index(end) for end in ("origin_id", "destination_id"))
    assert [journey for journey in journeys if journey[origin] == journey[destination]] == []


def test_what_ends_in_a_year_to_come_has_not_ended() -> None:
    ended = [int(draft.ends) for draft in drafts(1, 0, 3000) if draft.life_cycle == "ended" and draft.ends]
    assert LAST_YEAR - 3 <= max(ended) <= LAST_YEAR


def test_slugs_are_written_as_addresses_are() -> None:
    assert slug_from("Müller & Söhne, Köln (NRW)") == "mueller-soehne-koeln-nrw"


# --- in the database ---------------------------------------------------------------------------------------------


@pytest.fixture
def synthetic(db: None) -> int:
    with connection.cursor() as cursor:
        return fill_here(cursor, 1, AGREEMENTS)


@pytest.mark.long
def test_synthetic_records_keep_every_rule_of_the_register(synthetic: int) -> None:
    with connection.cursor() as cursor:
        assert broken_rules(cursor) == []
    for model in (Agreement, Delegation, Organisation, Person, Source):
        assert model.objects.exclude(state="published").count() == 0
        for record in islice(model.objects.order_by("pk"), CLEANED):
            record.full_clean()
            assert record.publication_problems() == []
    for name in OrganisationName.objects.all()[:CLEANED]:
        name.full_clean()
    for model in citation_models():
        for citation in model.objects.all()[:CLEANED]:
            citation.full_clean()


def test_synthetic_agreements_are_as_many_as_asked_for_and_of_every_sort(synthetic: int) -> None:
    agreements = list(Agreement.objects.prefetch_related("parties", "citations"))
    assert len(agreements) == AGREEMENTS < synthetic
    assert {len(agreement.parties.all()) for agreement in agreements} >= {2, 3}
    assert {agreement.kind for agreement in agreements} == set(Agreement.Kind.values)
    assert {agreement.life_cycle for agreement in agreements} == set(Agreement.LifeCycle.values)
    assert len({len(agreement.signed) for agreement in agreements}) >= 6
    certainties = {citation.certainty for agreement in agreements for citation in agreement.citations.all()}
    assert certainties == {"stated", "implied", "inferred", "reported", "planned"}
    assert all(str(PartialDate(agreement.signed)) == agreement.signed for agreement in agreements)


def test_a_key_that_points_nowhere_and_a_repeated_place_are_noticed(synthetic: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE public.events_agreementparty SET organisation_id = 10000000 WHERE id = 4")
        cursor.execute('UPDATE public.events_agreementparty SET "order" = 1 WHERE agreement_id = 2')
        cursor.execute("SET session_replication_role = origin")
        broken = broken_rules(cursor)
    assert len(broken) == 2
    assert "events_agreementparty_order" in broken


# --- where they may go -------------------------------------------------------------------------------------------

URL = "postgresql://koreanrw@:5432/%2Fsome%2Fwhere/koreanrw_bench_5"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("koreanrw_bench_5", "register's own database"),
        ("koreanrw", "begins with koreanrw_bench_"),
        ("postgres", "begins with koreanrw_bench_"),
    ],
)
def test_synthetic_records_are_refused_in_any_database_but_theirs(name: str, words: str) -> None:
    with pytest.raises(databases.Refused, match=words):
        databases.refuse_others(URL, name)


def test_the_command_refuses_the_database_the_register_uses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    with pytest.raises(SystemExit, match="register's own database"):
        main(["5"])
    with pytest.raises(SystemExit):
        main(["0"])
    assert "one agreement at least" in capsys.readouterr().err


def test_the_address_beside_leads_to_the_same_server() -> None:
    assert databases.database_of(URL) == "koreanrw_bench_5"
    assert databases.beside(URL, "koreanrw_bench_7") == "postgresql://koreanrw@:5432/%2Fsome%2Fwhere/koreanrw_bench_7"
    assert databases.arguments(URL, "koreanrw_bench_7")["host"] == "/some/where"
    with_options = "postgresql://me:secret@db.example/register?sslmode=require"
    assert databases.beside(with_options, "koreanrw_bench_7").endswith("/koreanrw_bench_7?sslmode=require")
    assert databases.arguments(with_options, "koreanrw_bench_7") == {
        "host": "db.example", "user": "me", "password": "secret", "dbname": "koreanrw_bench_7", "sslmode": "require",
    }  # fmt: skip


def test_a_command_that_fails_on_the_new_database_is_not_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        databases.manage("postgresql://nobody@127.0.0.1:1/none", "koreanrw_bench_7", "no-such-command")
