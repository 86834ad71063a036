"""How much stands around so many agreements, and when things happened."""

from benchmarks.synthetic.words import chance

GERMAN, KOREAN = 0, 1
SIDES = (GERMAN, KOREAN)
FIRST_YEAR, LAST_YEAR = 1995, 2026
# Numbers that keep the draws about one thing apart from those about another.
SOURCES, DELEGATIONS, ORGANISATIONS, PEOPLE, AGREEMENTS = range(1, 6)


def organisations_at(agreements: int) -> int:
    """Organisations of each side that have signed something by the time there are so many agreements."""
    return 20 + int(3 * agreements**0.6)


def people_at(agreements: int) -> int:
    """People of each side; one at most for each organisation."""
    return 10 + int(agreements**0.6)


def sources_at(agreements: int) -> int:
    """Articles and documents that report so many agreements."""
    return 10 + agreements // 15


def delegations_at(agreements: int) -> int:
    """Journeys on which a fifth of so many agreements were signed."""
    return 3 + agreements // 400


def source_of_organisation(number: int) -> int:
    """The source that first named the organisation of this rank."""
    return sources_at(int(max(0, (number - 20) / 3) ** (1 / 0.6))) - 10


def source_of_person(number: int) -> int:
    """The source that first named the person of this rank."""
    return sources_at(int(max(0, number - 10) ** (1 / 0.6))) - 10


def serial(side: int, number: int) -> int:
    """The primary key of an organisation or person: odd numbers are German, even ones Korean."""
    return 2 * number + 1 + side


def year_of(seed: int, what: int, number: int) -> int:
    """The year of a source or journey; there are more of recent years than of early ones."""
    return FIRST_YEAR + int((LAST_YEAR - FIRST_YEAR + 1) * chance(seed, what, number, 0) ** 0.6)


def month_of(seed: int, what: int, number: int, year: int) -> int:
    """The month beside it; the last year is not over."""
    return 1 + int((9 if year == LAST_YEAR else 12) * chance(seed, what, number, 1))


def day_of(seed: int, what: int, number: int) -> int:
    """A day every month has, with room for a week after it."""
    return 1 + int(20 * chance(seed, what, number, 2))
