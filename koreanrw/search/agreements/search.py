"""A search over agreements: from what was typed and ticked to criteria, and back to words."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from events.dates_of_agreements import ends_between, in_force_on, signed_between, with_plan_to_sign
from events.models import Agreement, AgreementEntry
from events.search_index import ENDS, PLANNED_SIGNED
from koreanrw.search import misreadings
from koreanrw.search.agreements.criteria import SearchCriteria
from koreanrw.search.agreements.facets import FACETS, KNOWN_DAY, values_of
from koreanrw.search.agreements.form import AgreementSearchForm, FacetField, StaffAgreementSearchForm
from koreanrw.search.agreements.query_fields import FIELDS, condition_of, dates_in_words, last_day_of, resolve
from koreanrw.search.agreements.result_page import MOST_EXACT, in_order
from koreanrw.search.choices import by_number, numbers_of
from koreanrw.search.filters import ActiveFilter, Condition, in_words
from records.dates import PartialDate
from records.plans import Fate
from records.search import IndexQuery, Literal, ParsedQuery, Term, TsQuery, catch_up, index_query, parse_query
from records.search.matching import Matches

_BELOW_FACETS = ("signed_from", "signed_until", "in_force_on", "ends", "within", "plan", "sort")
# Which of them ask about days that most agreements have none of.
_ABOUT_DAYS = {"ends": ENDS, "plan": PLANNED_SIGNED}


def without_fields(parsed: ParsedQuery) -> ParsedQuery:
    """What of a query names no field."""
    return ParsedQuery(tuple(group for group in parsed.groups if not any(term.field for term in group)))


class AgreementSearch:
    """One search: its form as somebody filled it in, and the criteria it stands for."""

    form_class: type[AgreementSearchForm] = AgreementSearchForm

    def __init__(self, data: Mapping[str, Any], *, queryset: QuerySet) -> None:
        self.form: AgreementSearchForm = self.form_class(data)
        self.queryset = queryset
        # The same words are needed for the rows, for the counts and for ways out of nothing.
        self._known: dict[ParsedQuery, IndexQuery] = {}
        catch_up()

    @classmethod
    def conditions(cls) -> dict[str, Condition]:
        """Everything agreements can be narrowed by, in the order of the form."""
        return {
            name: Condition(
                str(field.label or ""),
                str(field.help_text or ""),
                tuple(str(value) for value, _label in getattr(field, "choices", ())),
                is_switch=isinstance(field, forms.NullBooleanField),
                takes_several=isinstance(field, FacetField),
            )
            for name, field in cls.form_class({}).fields.items()
        }

    def is_valid(self) -> bool:
        return self.form.is_valid()

    @property
    def errors(self) -> Any:
        return self.form.errors

    @cached_property
    def everything(self) -> int:
        """How many agreements there are; 0 where there are too many to be counted on the way."""
        counted = AgreementEntry.objects.order_by()[: MOST_EXACT + 1].count()
        return counted if counted <= MOST_EXACT else 0

    @cached_property
    def fields_asked(self) -> list[str]:
        """The fields below the facets; those about days that no agreement has only where filled in. One query."""
        found = numbers_of(by_number(name, _some_with(day)) for name, day in _ABOUT_DAYS.items())
        return [name for name in _BELOW_FACETS if name not in _ABOUT_DAYS or name in found or self.form[name].value()]

    # --- what is asked ---------------------------------------------------------------------------------------------

    @cached_property
    def parsed_query(self) -> ParsedQuery:
        """What the search line asks."""
        return self.parse(self.form.cleaned_data.get("q") or "")

    def parse(self, text: str) -> ParsedQuery:
        """What a search line over agreements asks."""
        return resolve(parse_query(text, FIELDS))

    @cached_property
    def index_query(self) -> IndexQuery:
        """The words of the query that name no field."""
        return self._asked(without_fields(self.parsed_query))

    @cached_property
    def index_query_of_parties(self) -> IndexQuery:
        """The words of the query that are to be names of a party."""
        terms = [term for term in self.parsed_query.terms if FIELDS.get(term.field) == "party" and not term.excluded]
        return self._asked(ParsedQuery(tuple((replace(term, field=""),) for term in terms)))

    def _asked(self, parsed: ParsedQuery) -> IndexQuery:
        if parsed not in self._known:
            self._known[parsed] = index_query(parsed)
        return self._known[parsed]

    @property
    def criteria(self) -> SearchCriteria | None:
        """What this form asks of the index; None where the words can find nothing."""
        if (self.form.cleaned_data.get("q") or "").strip() and not self.parsed_query.groups:
            return None
        return self.criteria_of(self.parsed_query, self.form.cleaned_data)

    def criteria_of(
        self, parsed: ParsedQuery, cleaned: Mapping[str, Any], *, any_word: bool = False
    ) -> SearchCriteria | None:
        """What a query and the values of the other fields ask of the index."""
        facets = {facet: tuple(codes) for facet in FACETS if (codes := cleaned.get(facet.name))}
        plain = without_fields(parsed)
        query = self._asked(plain)
        if plain.groups and not query:
            return None
        text = query.some if any_word else query.wide
        conditions = [self._holding(text, query.some)] if query else []
        sort = cleaned.get("sort") or ("relevance" if query else "newest")
        until = cleaned.get("signed_until")
        return SearchCriteria(
            query=text,
            exact_query=query.exact,
            ranking="" if any_word else query.ranking,
            conditions=(*conditions, *self._of_fields(parsed), *_of_dates(cleaned)),
            facets=facets,
            all_of=frozenset(facet for facet in facets if cleaned.get(f"{facet.name}_all")),
            sort="newest" if sort == "relevance" and not query else sort,
            last_day=min(filter(None, (until and until.latest, last_day_of(parsed))), default=None),
        )

    def rows(self, criteria: SearchCriteria | None) -> QuerySet:
        """The agreements that meet these criteria, in the order asked for, as the list loads them."""
        queryset = self.queryset.all()
        if criteria is None:
            return queryset.none()
        return in_order(queryset.filter(pk__in=criteria.entries().values("pk")), criteria, "search_entry__")

    def rows_without(self, condition: ActiveFilter) -> QuerySet:
        """The agreements if this one condition were dropped; counted only as far as search counts at all."""
        parsed = ParsedQuery() if condition.name == "q" else self.parsed_query
        criteria = self.criteria_of(parsed, {**self.form.cleaned_data, condition.name: condition.left})
        keys = criteria.entries().order_by().values("pk")[: MOST_EXACT + 1] if criteria else ()
        return Agreement.objects.filter(pk__in=keys)

    def _of_fields(self, parsed: ParsedQuery) -> list[Q]:
        """One condition for each group of terms of which one names a field."""
        groups = (group for group in parsed.groups if any(term.field for term in group))
        return [reduce(or_, (self._of_term(term) for term in group)) for group in groups]

    def _of_term(self, term: Term) -> Q:
        if term.field:
            return condition_of(term)
        query = self._asked(ParsedQuery(((term,),)))
        return self._holding(query.wide) if query else Q(pk__in=())

    def _holding(self, query: str, any_word: str = "") -> Q:
        """Entries whose text the query finds; ``any_word`` finds what has at least one of its words."""
        return Q(document__matches=TsQuery(query))

    # --- in words --------------------------------------------------------------------------------------------------

    def active(self) -> list[ActiveFilter]:
        """The conditions in force, one for each value, in the order of the form."""
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        chosen = values_of({code for facet in FACETS for code in cleaned.get(facet.name) or ()})
        idle, found = _idle(cleaned), []
        for name, value in cleaned.items():
            field = self.form.fields[name]
            if isinstance(field, FacetField):
                for code in value:
                    left = tuple(other for other in value if other != code)
                    others = tuple(chosen[other].value for other in left)
                    found.append(ActiveFilter(name, str(field.label), chosen[code].label, others, left))
            elif name not in idle and value and (name != "q" or value.strip()):
                found.append(ActiveFilter(name, str(field.label), _in_words(field, value)))
        return found

    def misread(self) -> list[str]:
        """What in the search line was searched as plain words, or read as a date, for the reader."""
        if not self.is_valid():
            return []
        note = _("“%(date)s” was read as a date of signing. Agreements whose texts have these words are found too.")
        dates = [note % {"date": date} for date in dates_in_words(self.parsed_query)]
        return misreadings.in_words(self.parsed_query.misreadings) + dates


def _of_dates(cleaned: Mapping[str, Any]) -> list[Q]:
    certainly = cleaned.get("within") == "certainly"
    first, last = cleaned.get("signed_from"), cleaned.get("signed_until")
    conditions = []
    if first or last:
        conditions.append(signed_between(first, last, certainly=certainly))
    if day := cleaned.get("in_force_on"):
        conditions.append(in_force_on(day, certainly=certainly))
    today = timezone.localdate()
    if cleaned.get("ends"):
        conditions += [_is_known(ENDS), ends_between(today, _a_year_after(today), certainly=certainly)]
    if plan := cleaned.get("plan"):
        conditions += [_is_known(PLANNED_SIGNED), with_plan_to_sign(Fate(plan), today)]
    return conditions


def _some_with(day: str) -> QuerySet:
    keys = AgreementEntry.objects.order_by().filter(_is_known(day)).values("pk")[:1]
    return AgreementEntry.objects.filter(pk__in=keys)


def _is_known(day: str) -> Q:
    """Entries that have such a day at all: few, which the index finds at once."""
    return Q(facets__contains=Literal(f"{{{KNOWN_DAY.code_of(day)}}}", "integer[]"))


def _a_year_after(day: datetime.date) -> datetime.date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _idle(cleaned: Mapping[str, Any]) -> set[str]:
    """Fields that are no condition: how rows are sorted, and how to take dates that nobody asks for."""
    about_dates = any(cleaned.get(name) for name in ("signed_from", "signed_until", "in_force_on", "ends"))
    switches = {f"{facet.name}_all" for facet in FACETS}
    return {"sort", *switches} if about_dates else {"sort", "within", *switches}


def _in_words(field: forms.Field, value: Any) -> str:
    if value is True:
        return _("exactly as typed")
    if isinstance(value, datetime.date):
        value = PartialDate(value.isoformat())
    return value.display if isinstance(value, PartialDate) else in_words(field, value)


class StaffAgreementSearch(AgreementSearch):
    """The same search for those who may read the notes for staff: some of the words may stand there."""

    form_class = StaffAgreementSearchForm

    def _holding(self, query: str, any_word: str = "") -> Q:
        with_notes = Func(
            "document",
            "staff_document",
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=SearchVectorField(),
        )
        noted = Q(staff_document__matches=TsQuery(any_word or query)) & Q(Matches(with_notes, TsQuery(query)))
        return super()._holding(query) | noted
