"""Where an organisation is present, and what for: never more than its sources say."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from companies.models import Office, OfficeFunction
from companies.models.office import Outcome
from companies.plans import plan_of
from companies.presence import attesting, has_ended_itself, judge_office
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import nouns, values
from koreanrw.sentences.articles import Case, with_article
from koreanrw.sentences.attestation import attested_in_brackets, last_telling, still_attested
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.dates import phrases
from records.dates.standing import Judgement
from records.models import Source
from records.plans import Fate

FUNCTION_FIELDS = ("function", "outcome")
# Who tells of one of these says that it is there for that.
_TOLD = (*FUNCTION_FIELDS, "since")


def standing(office: Office, footnotes: Footnotes) -> Judgement:
    """How it stands today, as far as the register knows."""
    return judge_office(office, footnotes.citations(office))


def in_order(offices: Iterable[Office]) -> list[Office]:
    """The newest first, those of unknown date last."""
    offices = list(offices)
    known = sorted((office for office in offices if office.opened), key=lambda office: office.opened.sort_key)
    return known[::-1] + [office for office in offices if not office.opened]


def presence(subject: Value, name: Value, offices: Iterable[Office], footnotes: Footnotes) -> list[Sentence]:
    """The sentences about all offices of one organisation.

    ``subject`` may say when it was founded; ``name`` stands after "of", in German after "für" in the accusative.
    """
    judged = [(office, standing(office, footnotes)) for office in in_order(offices)]
    there = [office for office, judgement in judged if judgement.may_hold]
    closed = [office for office, judgement in judged if judgement.is_over]
    planned = [office for office, judgement in judged if judgement.is_later]
    sentences = []
    if len(there) == 1:
        sentences.append(_one(subject, there[0], footnotes))
        if closing := values.shown(there[0], "closed"):
            sentences.append(Sentence(_("Closing: %(closed)s."), {"closed": closing}))
        sentences += _planned_days(there[0], footnotes)
        where = Words(pgettext("where something is", "there"))
        sentences += _functions_besides(there[0], where, footnotes)
    elif there:
        sentences.append(_several(subject, there, footnotes))
        sentences += [further for office in there for further in _functions_besides(office, _where(office), footnotes)]
    elif closed:
        sentences.append(_gone(subject, closed))
    if there and closed:
        sentences.append(_closed_too(closed))
    sentences += [plan for office in planned for plan in _plans(name, office, footnotes)]
    return sentences


def opening(page: OfficeProfile) -> list[Sentence]:
    """The sentences about one office on its own page."""
    organisation = page.subject.organisation
    name = values.named(organisation, (page.subject, "organisation"))
    return presence(
        with_article(name, organisation),
        with_article(name, organisation, Case.ACCUSATIVE),
        [page.subject],
        page.footnotes,
    )


# --- one office --------------------------------------------------------------------------------------------------


def _one(subject: Value, office: Office, footnotes: Footnotes) -> Sentence:
    fitting: dict[str, Value] = {
        "subject": subject,
        "office": _its_office(office),
        "place": values.place(office.place, (office, "place")),
    }
    is_wide = office.place.is_wide
    last = _last_attesting([office], footnotes)
    if (main := _its_function(office)) and last:
        # What it is there for may have been told of longer ago than that it is there.
        last = min(filter(None, (last, last_telling(footnotes, main, *_TOLD))), key=lambda source: source.date.sort_key)
    if since := values.since(office, "opened"):
        message = (
            _("%(subject)s has had %(office)s in %(place)s %(since)s; the city is not known.")
            if is_wide
            else _("%(subject)s has had %(office)s in %(place)s %(since)s.")
        )
        return Sentence(message, {**fitting, "since": still_attested(since, last)})
    if opened := values.shown(office, "opened"):
        message = (
            _("%(subject)s has %(office)s in %(place)s (opened: %(opened)s); the city is not known.")
            if is_wide
            else _("%(subject)s has %(office)s in %(place)s (opened: %(opened)s).")
        )
        return Sentence(message, {**fitting, "opened": _in_brackets([opened, attested_in_brackets(last)])})
    return _one_undated(fitting, is_wide, attested_in_brackets(last))


def _its_office(office: Office) -> Words:
    """The one thing it is there for. What is known to be a branch is called an office: the word claims least."""
    main = _its_function(office)
    if main is None:
        return Words(nouns.an_office())
    return Words(nouns.its_office(main.function), tuple((main, field) for field in FUNCTION_FIELDS))


def _its_function(office: Office) -> OfficeFunction | None:
    main = _main_function(office)
    return None if main is None or main.function == OfficeFunction.Function.BRANCH else main


def _one_undated(fitting: dict[str, Value], is_wide: bool, attested: Value | None) -> Sentence:
    if attested:
        message = (
            _("%(subject)s has %(office)s in %(place)s (%(attested)s); neither city nor opening date is known.")
            if is_wide
            else _("%(subject)s has %(office)s in %(place)s (%(attested)s); the opening date is not known.")
        )
        return Sentence(message, {**fitting, "attested": attested})
    message = (
        _("%(subject)s has %(office)s in %(place)s; neither city nor opening date is known.")
        if is_wide
        else _("%(subject)s has %(office)s in %(place)s; the opening date is not known.")
    )
    return Sentence(message, fitting)


def _last_attesting(offices: Iterable[Office], footnotes: Footnotes) -> Source | None:
    """The last source that knew of the one of these that has gone longest unmentioned, unless they certainly are there.

    None where such a source bears no date.
    """
    found = []
    for office in offices:
        if standing(office, footnotes).is_certain:
            continue
        known = [citation.source.dated_telling for citation in attesting(footnotes.citations(office))]
        if not (dated := [source for source in known if source.date]):
            return None
        found.append(max(dated, key=lambda source: source.date.sort_key))
    return min(found, key=lambda source: source.date.sort_key, default=None)


# --- several -----------------------------------------------------------------------------------------------------


def _several(subject: Value, offices: list[Office], footnotes: Footnotes) -> Sentence:
    by_place = _by_place(offices)
    named = values.named_of(by_place)
    places = [_dated_place(group, footnotes) for group in named]
    if more := len(offices) - sum(len(group) for group in named):
        message = _("%(subject)s has offices in %(places)s and %(number)s more.")
        rest = values.counted(more)
        return Sentence(message, {"subject": subject, "places": values.with_commas(places), "number": rest})
    message = _("%(subject)s has offices in %(places)s.")
    return Sentence(message, {"subject": subject, "places": values.listed(places)})


def _by_place(offices: Iterable[Office]) -> list[list[Office]]:
    """Those at one place together, in the order of the first of each."""
    found: dict[int, list[Office]] = {}
    for office in offices:
        found.setdefault(office.place_id, []).append(office)
    return list(found.values())


def places_of(offices: Iterable[Office]) -> list[Value]:
    """Each place once."""
    return [values.place(group[0].place, *((office, "place") for office in group)) for group in _by_place(offices)]


def _dated_place(offices: list[Office], footnotes: Footnotes) -> Value:
    """A place with what is known of the office there, or of how many there are."""
    [where] = places_of(offices)
    attested = attested_in_brackets(_last_attesting(offices, footnotes))
    known: list[Value | None] = [attested]
    if len(offices) > 1:
        message = npgettext("on record", "%(number)s office", "%(number)s offices", len(offices))
        known.insert(0, Sentence(message, {"number": values.counted(len(offices))}))
    else:
        known = [_opened(offices[0]), attested, _closing_to_come(offices[0])]
    if not any(known):
        return where
    message = pgettext("one of several offices", "%(place)s (%(known)s)")
    return Sentence(message, {"place": where, "known": _in_brackets(known)})


def _opened(office: Office) -> Value | None:
    if since := values.since(office, "opened"):
        return since
    opened = values.shown(office, "opened")
    return opened and Sentence(pgettext("in brackets", "opened: %(opened)s"), {"opened": opened})


def _closing_to_come(office: Office) -> Value | None:
    """The closing of an office that is there: one to come, or one that nobody proves."""
    closed = values.shown(office, "closed")
    return closed and Sentence(pgettext("in brackets", "closing: %(closed)s"), {"closed": closed})


def _in_brackets(known: Sequence[Value | None]) -> Value:
    """What is known of one thing, one behind the other."""
    found = [value for value in known if value]
    return Sentence(
        "; ".join(f"%(part{number})s" for number, _value in enumerate(found)),
        {f"part{number}": value for number, value in enumerate(found)},
    )


# --- closed ones -------------------------------------------------------------------------------------------------


def _gone(subject: Value, offices: list[Office]) -> Sentence:
    places = places_of(offices)
    if len(offices) > 1:
        message = _("%(subject)s had offices in %(places)s; all of them are closed.")
        return Sentence(message, {"subject": subject, "places": values.listed(places)})
    fitting: dict[str, Value] = {"subject": subject, "place": places[0], "closed": _closing(offices[0])}
    if opened := values.at(offices[0], "opened"):
        message = _("%(subject)s had an office in %(place)s; it opened %(opened)s and closed %(closed)s.")
        return Sentence(message, {**fitting, "opened": opened})
    return Sentence(_("%(subject)s had an office in %(place)s; it closed %(closed)s."), fitting)


def _closing(office: Office) -> Words:
    return Words(phrases.at(office.closed), ((office, "closed"),))


def _closed_too(offices: list[Office]) -> Sentence:
    if len(offices) == 1:
        where = values.place(offices[0].place, (offices[0], "place"))
        message = _("An office in %(place)s closed %(closed)s.")
        return values.sentence(message, place=where, closed=_closing(offices[0]))
    message = ngettext("%(number)s other office is closed.", "%(number)s other offices are closed.", len(offices))
    return values.sentence(message, number=values.counted(len(offices)))


# --- functions ---------------------------------------------------------------------------------------------------


def _done(office: Office) -> list[OfficeFunction]:
    """What it is there for, or was."""
    return [function for function in office.functions.all() if function.outcome == Outcome.DONE]


def _main_function(office: Office) -> OfficeFunction | None:
    """The one thing it has been there for since it opened, as far as is known."""
    done = [function for function in _done(office) if not function.until]
    if len(done) != 1 or (done[0].since and done[0].since != office.opened):
        return None
    return done[0]


def _function(row: OfficeFunction) -> Words:
    return values.kind(nouns.an_office(row.function), *((row, field) for field in FUNCTION_FIELDS))


def _where(office: Office) -> Value:
    return values.inside(values.place(office.place))


def _planned_days(office: Office, footnotes: Footnotes) -> Iterator[Sentence]:
    """When an office that is there, or the one thing it is there for, was to open; when it is to close."""
    if planned := values.planned_for(office, "opened", footnotes):
        yield Sentence(_("Planned opening: %(planned)s."), {"planned": planned})
    main = _main_function(office)
    if main and main.planned_since != office.planned_opened:
        yield from _planned_start(main, footnotes)
    if not office.closed and (planned := values.planned_for(office, "closed", footnotes)):
        is_past = _fate(office, "closed") is Fate.NOT_RECORDED
        message = (
            _("Planned closing: %(planned)s; whether it came about is not recorded.")
            if is_past
            else _("Planned closing: %(planned)s.")
        )
        yield Sentence(message, {"planned": planned})


def _planned_start(row: OfficeFunction, footnotes: Footnotes) -> Iterator[Sentence]:
    if planned := values.planned_for(row, "since", footnotes):
        yield Sentence(_("Planned start: %(planned)s."), {"planned": planned})


def _fate(row: Office | OfficeFunction, field: str) -> Fate | None:
    plan = plan_of(row, field)
    return plan.fate if plan else None


def _functions_besides(office: Office, where: Value, footnotes: Footnotes) -> Iterator[Sentence]:
    """What else is known about what it is for: plans first, then what it became beside a plain office."""
    main = _main_function(office)
    rows = [row for row in office.functions.all() if row != main]
    for row in sorted(rows, key=lambda row: row.outcome == Outcome.DONE):
        if row.outcome == Outcome.DONE and row.function == OfficeFunction.Function.BRANCH:
            continue
        if row.outcome == Outcome.DONE:
            has_ended = has_ended_itself(row, footnotes.citations(row))
            yield _fulfilled(row, where, last_telling(footnotes, row, *_TOLD), has_ended)
            if not has_ended and (until := values.shown(row, "until")):
                yield Sentence(_("End: %(until)s."), {"until": until})
            yield from _planned_start(row, footnotes)
        else:
            yield _unfulfilled(row, where, footnotes)


def _unfulfilled(row: OfficeFunction, where: Value, footnotes: Footnotes) -> Sentence:
    """A plan that is open, was given up, or of which nobody tells what came of it."""
    fitting: dict[str, Value] = {"function": values.planned(_function(row)), "where": where}
    start = values.planned_for(row, "since", footnotes)
    since = values.starting(row, "planned_since") if isinstance(start, Words) else None
    if row.outcome == Outcome.ELSEWHERE:
        return _elsewhere(row, fitting)
    if row.outcome == Outcome.ABANDONED and start:
        message = _("%(function)s was planned %(where)s (start: %(start)s) and then given up.")
    elif row.outcome == Outcome.ABANDONED:
        message = _("%(function)s was planned %(where)s and then given up.")
    elif row.outcome == Outcome.UNKNOWN and start:
        message = _("%(function)s was announced %(where)s (start: %(start)s); what became of it is not known.")
    elif row.outcome == Outcome.UNKNOWN:
        message = _("%(function)s was announced %(where)s; what became of it is not known.")
    elif _fate(row, "since") is Fate.OPEN:
        message = (
            _("%(function)s is planned %(where)s %(since)s.")
            if since
            else _("%(function)s is planned %(where)s (start: %(start)s).")
        )
    elif since:
        message = _("%(function)s was planned %(where)s %(since)s; whether it came about is not recorded.")
    elif start:
        message = _("%(function)s was planned %(where)s (start: %(start)s); whether it came about is not recorded.")
    else:
        message = _("%(function)s was planned %(where)s; whether it came about is not recorded.")
    return _with_start(message, fitting, start, since)


def _elsewhere(row: OfficeFunction, fitting: dict[str, Value]) -> Sentence:
    """A plan that came about at another office."""
    if row.fulfilled_at is None:
        return Sentence(_("%(function)s was planned %(where)s and came about elsewhere."), fitting)
    other = values.named(row.fulfilled_at, (row, "fulfilled_at"))
    message = _("%(function)s was planned %(where)s and came about elsewhere: %(office)s.")
    return Sentence(message, {**fitting, "office": other})


def _with_start(message: str, fitting: dict[str, Value], start: Value | None, since: Words | None) -> Sentence:
    """The sentence with whichever form of the planned day it takes."""
    if "%(since)s" in message and since:
        return Sentence(message, {**fitting, "since": values.planned(since)})
    return Sentence(message, {**fitting, "start": start} if "%(start)s" in message and start else fitting)


def _fulfilled(row: OfficeFunction, where: Value, last: Source | None, has_ended: bool) -> Sentence:
    fitting: dict[str, Value] = {"function": _function(row), "where": where}
    if has_ended and (until := values.shown(row, "until")):
        message = _("%(function)s was %(where)s (end: %(until)s).")
        return Sentence(message, {**fitting, "until": until})
    if since := values.since(row, "since"):
        message = _("%(function)s has been %(where)s %(since)s.")
        return Sentence(message, {**fitting, "since": still_attested(since, last)})
    if start := values.shown(row, "since"):
        message = _("%(function)s is %(where)s as well (start: %(start)s).")
        return Sentence(message, {**fitting, "start": _in_brackets([start, attested_in_brackets(last)])})
    if attested := attested_in_brackets(last):
        return Sentence(_("%(function)s is %(where)s as well (%(attested)s)."), {**fitting, "attested": attested})
    return Sentence(_("%(function)s is %(where)s as well."), fitting)


# --- plans alone -------------------------------------------------------------------------------------------------


def _plans(name: Value, office: Office, footnotes: Footnotes) -> Iterator[Sentence]:
    where = values.planned(values.place(office.place, (office, "place")))
    rows = [row for row in office.functions.all() if row.outcome != Outcome.DONE]
    for row in rows:
        yield _announced(name, where, values.planned(_function(row)), (row, "since"), row.outcome, footnotes)
    if not rows:
        function = values.planned(values.kind(nouns.an_office()))
        yield _announced(name, where, function, (office, "opened"), Outcome.PLANNED, footnotes)


def _announced(
    name: Value,
    where: Words,
    function: Words,
    date: tuple[OfficeFunction | Office, str],
    outcome: str,
    footnotes: Footnotes,
) -> Sentence:
    """Something that nobody says exists: an office, or what it was to be for."""
    fitting: dict[str, Value] = {"name": name, "place": where, "function": function}
    start = values.planned_for(*date, footnotes)
    row, field = date
    if start is None and (told := values.shown(row, field)):
        # Sources call the opening itself planned.
        start = values.planned(told)
    since = values.starting(row, f"planned_{field}") or values.starting(row, field)
    since = since if isinstance(start, Words) else None
    if outcome == Outcome.ELSEWHERE and isinstance(row, OfficeFunction):
        return _elsewhere(row, {"function": function, "where": values.inside(where)})
    if outcome == Outcome.ABANDONED and start:
        message = _("%(function)s of %(name)s was planned in %(place)s (start: %(start)s) and then given up.")
    elif outcome == Outcome.ABANDONED:
        message = _("%(function)s of %(name)s was planned in %(place)s and then given up.")
    elif outcome == Outcome.UNKNOWN:
        message = _("%(function)s of %(name)s was announced in %(place)s; what became of it is not known.")
    elif _fate(row, field) is Fate.OPEN:
        message = (
            _("%(function)s of %(name)s is planned in %(place)s %(since)s.")
            if since
            else _("%(function)s of %(name)s is planned in %(place)s (start: %(start)s).")
        )
    elif since:
        message = _(
            "%(function)s of %(name)s was planned in %(place)s %(since)s; whether it came about is not recorded."
        )
    elif start:
        message = _(
            "%(function)s of %(name)s was planned in %(place)s (start: %(start)s); "
            "whether it came about is not recorded."
        )
    else:
        message = _("%(function)s of %(name)s was planned in %(place)s; whether it came about is not recorded.")
    return _with_start(message, fitting, start, since)
