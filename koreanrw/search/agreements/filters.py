"""The search form over agreements."""

import datetime
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.dates_of_agreements import in_force_on, signed_between
from events.models import Agreement, AgreementEntry
from koreanrw.search.agreements.facets import FACETS, Facet, codes_of, values_of
from koreanrw.search.agreements.query_fields import FIELDS, condition_of, dates_in_words, last_day_of, settled
from koreanrw.search.agreements.ranking import MOST_EXACT, Wanted, in_order
from koreanrw.search.event_filters import DateFilter
from koreanrw.search.filters import ActiveFilter, RecordFilterSet
from records.dates import PartialDate
from records.dates.forms import DayField
from records.search import IndexQuery, Question, Term, TsQuery, catch_up, index_query, read
from records.search.matching import Matches

MOST_VALUES = 20


class FacetField(forms.MultipleChoiceField):
    """Any number of values of one facet; which there are, only the index knows."""

    default_error_messages = {
        "unknown": _("There is nothing called “%(value)s” here."),
        "many": _("Choose at most %(count)d."),
    }

    def __init__(self, *, facet: Facet, **options: Any) -> None:
        super().__init__(choices=(), **options)
        self.facet = facet

    def to_python(self, value: Any) -> list[str]:
        # Repeated in an address or not, each is asked for once; an empty one is no choice.
        return [each for each in dict.fromkeys(super().to_python(value)) if each]

    def validate(self, value: list[str]) -> None:
        if len(value) > MOST_VALUES:
            raise forms.ValidationError(self.error_messages["many"], code="many", params={"count": MOST_VALUES})

    def clean(self, value: Any) -> list[int]:
        """The numbers the index knows these values by."""
        values = super().clean(value)
        codes = codes_of(self.facet, [each for each in values if "\x00" not in each])
        for each in values:
            if codes.get(each) is None:
                raise forms.ValidationError(self.error_messages["unknown"], code="unknown", params={"value": each[:80]})
        return [codes[each] for each in values]


class FacetFilter(django_filters.Filter):
    """A filter over one facet."""

    field_class = FacetField


class DayFilter(django_filters.Filter):
    """A filter that is typed as one exact day."""

    field_class = DayField


def _facet_filters() -> dict[str, django_filters.Filter]:
    """One filter a facet, and for those an agreement may have several values of, whether it must have all."""
    filters: dict[str, django_filters.Filter] = {}
    for facet in FACETS:
        filters[facet.name] = FacetFilter(label=facet.label, facet=facet, method="narrowed", help_text=facet.help_text)
        if facet.several:
            filters[f"{facet.name}_all"] = django_filters.BooleanFilter(
                label=_("all of these"), widget=forms.CheckboxInput, method="narrowed"
            )
    return filters


# The form of the page: what narrows the list stands beside it, and belongs to it all the same.
FORM_ID = "search"


class AgreementSearchForm(forms.Form):
    """Rules across the fields of the search. Its fields belong to one form, wherever on the page they stand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("signed_from"), cleaned.get("signed_until")
        if first and last and first.earliest > last.latest:
            self.add_error("signed_until", _("This range ends before it begins."))
        return cleaned


SORTS = (
    ("", _("best match, else newest")),
    ("relevance", _("best match")),
    ("newest", _("newest signed first")),
    ("oldest", _("oldest signed first")),
    ("title", _("title")),
    ("party", _("first party")),
)


def without_fields(question: Question) -> Question:
    return Question(tuple(group for group in question.groups if not any(term.field for term in group)))


class AgreementFilterSet(RecordFilterSet):
    """Words, facets, dates; the address holds the whole state, and the index answers."""

    words_help = _(
        "Words from titles, purposes, topics, places, sources and every name of the parties, in any language."
    )
    query_fields = frozenset(FIELDS)

    signed_from = DateFilter(
        label=_("Signed from"),
        method="narrowed",
        help_text=_("A year, a month or a day: 2015, March 2015, 27 March 2015."),
    )
    signed_until = DateFilter(
        label=_("Signed until"), method="narrowed", help_text=_("2015 means until the end of 2015.")
    )
    in_force_on = DayFilter(label=_("In force on"), method="narrowed", help_text=_("One day, such as 27 March 2015."))
    within = django_filters.ChoiceFilter(
        label=_("Taking dates as"),
        choices=(("possibly", _("possibly")), ("certainly", _("certainly"))),
        empty_label=None,
        method="narrowed",
        help_text=_("“March 2015” lies possibly, not certainly, before 15 March 2015. Unknown dates lie in no period."),
    )
    sort = django_filters.ChoiceFilter(label=_("Sort by"), choices=SORTS, empty_label=None, method="narrowed")
    # Somebody declined a correction, or wants only what has all the words.
    exact = django_filters.BooleanFilter(label=_("Words"), widget=forms.HiddenInput, method="narrowed")

    class Meta:
        model = Agreement
        fields = ()
        form = AgreementSearchForm

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        first = {name: filters.pop(name) for name in ("q",)}
        facets = _facet_filters()
        for name, offered in facets.items():
            offered.field_name = name
        return {**first, **facets, **filters}

    def prepare(self) -> int:
        """Choices come with their counts, from the index: there is nothing to fill in."""
        catch_up()
        return 0

    @cached_property
    def everything(self) -> int:
        """How many agreements there are; 0 where there are too many to be counted on the way."""
        counted = AgreementEntry.objects.order_by()[: MOST_EXACT + 1].count()
        return counted if counted <= MOST_EXACT else 0

    # --- what is asked ---------------------------------------------------------------------------------------------

    def narrowed(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Every condition is one of the index: `filter_queryset` asks for them together."""
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """All agreements that are found, in the order asked for."""
        return self.rows_of(self.wanted)

    def rows_of(self, wanted: Wanted | None) -> QuerySet:
        """The agreements that are wanted, in the order asked for, as the list loads them."""
        queryset = self.queryset.all()
        if wanted is None:
            return queryset.none()
        return in_order(queryset.filter(pk__in=wanted.entries().values("pk")), wanted, "search_entry__")

    @cached_property
    def question(self) -> Question:
        return self.question_of(self.form.cleaned_data.get("q") or "")

    def question_of(self, text: str) -> Question:
        """What a search line over agreements asks."""
        return settled(read(text, self.query_fields))

    @cached_property
    def index_query(self) -> IndexQuery:
        """The words of the question that name no field."""
        return self._asked(without_fields(self.question))

    @cached_property
    def index_query_of_parties(self) -> IndexQuery:
        """The words of the question that are to be names of a party."""
        terms = [term for term in self.question.terms if FIELDS.get(term.field) == "party" and not term.excluded]
        return self._asked(Question(tuple((replace(term, field=""),) for term in terms)))

    def _asked(self, question: Question) -> IndexQuery:
        # The same words are needed for the rows, for the counts and for ways out of nothing.
        if question not in self._known:
            self._known[question] = index_query(question)
        return self._known[question]

    @cached_property
    def _known(self) -> dict[Question, IndexQuery]:
        return {}

    def rows_without(self, condition: ActiveFilter) -> QuerySet:
        """The agreements if this one condition were dropped; counted only as far as search counts at all."""
        whole = self.form.cleaned_data
        self.form.cleaned_data = {**whole, condition.name: condition.left}
        try:
            wanted = self.wanted_for(Question() if condition.name == "q" else self.question)
        finally:
            self.form.cleaned_data = whole
        keys = wanted.entries().order_by().values("pk")[: MOST_EXACT + 1] if wanted else ()
        return Agreement.objects.filter(pk__in=keys)

    @property
    def wanted(self) -> Wanted | None:
        """What this form asks of the index; None where the words can find nothing."""
        if (self.form.cleaned_data.get("q") or "").strip() and not self.question.groups:
            return None
        return self.wanted_for(self.question)

    def wanted_for(self, question: Question, *, any_word: bool = False) -> Wanted | None:
        """The same conditions with another question in the search line."""
        cleaned = self.form.cleaned_data
        facets = {facet: tuple(codes) for facet in FACETS if (codes := cleaned.get(facet.name))}
        plain = without_fields(question)
        query = self._asked(plain)
        if plain.groups and not query:
            return None
        text = query.some if any_word else query.wide
        conditions = [self._holding(text, query.some)] if query else []
        sort = cleaned.get("sort") or ("relevance" if query else "newest")
        until = cleaned.get("signed_until")
        return Wanted(
            query=text,
            exact_query=query.exact,
            ranking="" if any_word else query.ranking,
            conditions=(*conditions, *self._of_fields(question), *self._dates(cleaned)),
            facets=facets,
            all_of=frozenset(facet for facet in facets if cleaned.get(f"{facet.name}_all")),
            sort="newest" if sort == "relevance" and not query else sort,
            last_day=min(filter(None, (until and until.latest, last_day_of(question))), default=None),
        )

    def _of_fields(self, question: Question) -> list[Q]:
        """One condition for each group of terms of which one names a field."""
        groups = (group for group in question.groups if any(term.field for term in group))
        return [reduce(or_, (self._of_term(term) for term in group)) for group in groups]

    def _holding(self, query: str, any_word: str = "") -> Q:
        """Entries whose text the query finds; ``any_word`` finds what has at least one of its words."""
        return Q(document__matches=TsQuery(query))

    def _of_term(self, term: Term) -> Q:
        if term.field:
            return condition_of(term)
        query = self._asked(Question(((term,),)))
        return self._holding(query.wide) if query else Q(pk__in=())

    def _dates(self, cleaned: dict[str, Any]) -> list[Q]:
        certainly = cleaned.get("within") == "certainly"
        first, last = cleaned.get("signed_from"), cleaned.get("signed_until")
        conditions = []
        if first or last:
            conditions.append(signed_between(first, last, certainly=certainly))
        if day := cleaned.get("in_force_on"):
            conditions.append(in_force_on(day, certainly=certainly))
        return conditions

    # --- in words --------------------------------------------------------------------------------------------------

    def active(self) -> list[ActiveFilter]:
        """The conditions in force, one for each value, in the order of the form."""
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        chosen = values_of({code for facet in FACETS for code in cleaned.get(facet.name) or ()})
        found = []
        for name, value in cleaned.items():
            facet = next((facet for facet in FACETS if facet.name == name), None)
            if facet:
                for code in value:
                    left = [other for other in value if other != code]
                    others = tuple(chosen[other].value for other in left)
                    found.append(ActiveFilter(name, str(facet.label), chosen[code].label, others, left))
            elif name not in self.idle(cleaned) and value and (name != "q" or value.strip()):
                found.append(ActiveFilter(name, str(self.form.fields[name].label), self._in_words(name, value)))
        return found

    def _in_words(self, name: str, value: Any) -> str:
        if name == "exact":
            return str(_("exactly as typed"))
        if isinstance(value, datetime.date):
            return PartialDate(value.isoformat()).display
        return super()._in_words(name, value)

    def idle(self, cleaned: dict[str, Any]) -> set[str]:
        """How rows are sorted is no condition, nor how to take dates that nobody asks for."""
        about_dates = any(cleaned.get(name) for name in ("signed_from", "signed_until", "in_force_on"))
        switches = {f"{facet.name}_all" for facet in FACETS}
        return {"sort", *switches} if about_dates else {"sort", "within", *switches}

    # --- what is chosen, understood or not -------------------------------------------------------------------------

    @property
    def chosen(self) -> dict[Facet, list[str]]:
        """The values of facets that stand in the address, as many of each as may be asked for."""
        asked = {facet: self.form[facet.name].value() or [] for facet in FACETS}
        return {
            facet: [each for each in dict.fromkeys(values) if each and "\x00" not in each][:MOST_VALUES]
            for facet, values in asked.items()
        }

    @property
    def needing_all(self) -> list[Facet]:
        """The facets of which all chosen values must hold."""
        return [facet for facet in FACETS if facet.several and self.form[f"{facet.name}_all"].value()]

    def misread(self) -> list[str]:
        """What in the search line was searched as plain words, for the reader."""
        notes = super().misread()
        note = _("“%(date)s” was read as a date of signing. Agreements whose texts have these words are found too.")
        return notes + [note % {"date": date} for date in dates_in_words(self.question)] if self.is_valid() else []


class StaffAgreementFilterSet(AgreementFilterSet):
    """The same search for those who may read the notes for staff: some of the words may stand there."""

    words_help = _("As in the public search; the notes for staff are searched too.")

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
