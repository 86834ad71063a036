"""Rows inside a record's page: what parts and citations have in common there."""

import re
from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from records.admin.texts import Translated
from records.admin.widgets import LoadedRecordSelect

# More rows of one kind are nobody's record, and would keep the server busy for minutes.
MOST_ROWS = 400

type Rows = dict[int, dict[str, list[str]]]


def posted_rows(data: QueryDict, prefix: str) -> Rows:
    """What was posted for each row, by the row's number and the field's name."""
    rows: Rows = {}
    pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,6}})-(.+)")
    for key, values in data.lists():
        if match := pattern.fullmatch(key):
            rows.setdefault(int(match[1]), {})[match[2]] = values
    return rows


def is_counted(data: QueryDict, prefix: str) -> bool:
    """Whether the numbers of rows are numbers a page of ours may have sent."""
    numbers = (data.get(f"{prefix}-{name}_FORMS", "") for name in ("INITIAL", "TOTAL"))
    return all(re.fullmatch(r"[0-9]{1,3}", number) for number in numbers)


def without_gone_rows(data: QueryDict, prefix: str, existing: set[str], keys: set[str]) -> tuple[QueryDict, int]:
    """The posted rows, those whose stored row somebody has removed meanwhile turned into new ones; and their number.

    Left as they are they could never be saved again, and what was typed there would be lost. Rows of which nothing
    but their ``keys`` was posted were not even opened: nothing is lost when they go.
    """
    rows = posted_rows(data, prefix)
    initial, total = (int(data.get(f"{prefix}-{name}_FORMS", "0")) for name in ("INITIAL", "TOTAL"))
    if total < initial:
        return data, 0
    gone = [index for index in range(initial) if rows.get(index, {}).get("id", [""])[-1] not in existing]
    if not gone:
        return data, 0
    for index in gone:
        rows.setdefault(index, {})["id"] = [""]
    dropped = {index for index in gone if "DELETE" in rows[index] or rows[index].keys() <= keys}
    order = [index for index in sorted(rows) if index not in gone]
    order[initial - len(gone) : initial - len(gone)] = [index for index in gone if index not in dropped]
    kept = data.copy()
    for index, fields in rows.items():
        for name in fields:
            kept.pop(f"{prefix}-{index}-{name}", None)
    for place, index in enumerate(order):
        for name, values in rows[index].items():
            kept.setlist(f"{prefix}-{place}-{name}", values)
    kept[f"{prefix}-INITIAL_FORMS"] = str(initial - len(gone))
    kept[f"{prefix}-TOTAL_FORMS"] = str(total - len(dropped))
    return kept, len(gone) - len(dropped)


class RowForm(forms.ModelForm):
    """One row. Held against the rules only where it was opened: each of them asks the database."""

    is_closed = False

    def _post_clean(self) -> None:
        if not self.is_closed:
            super()._post_clean()


class RowsFormSet(BaseInlineFormSet):
    """Rows of one kind inside one record."""

    model: type[models.Model]
    prefix: str
    data: QueryDict
    fk: models.ForeignKey

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.siblings: Iterable[RowsFormSet] = ()
        self.gone = 0
        # A page sends the fields of a stored row only when the row is opened: most stay closed.
        self.shows_all = False
        self.keys = {self.model._meta.pk.name, self.fk.name}
        self.closed: set[int] = set()
        if self.is_bound and not is_counted(self.data, self.prefix):
            # Without its numbers the formset has no rows, and says itself that the page was tampered with.
            self.data = self.data.copy()
            self.data.pop(f"{self.prefix}-TOTAL_FORMS", None)
        elif self.is_bound:
            stored = {str(row.pk) for row in self.get_queryset()}
            self.data, self.gone = without_gone_rows(self.data, self.prefix, stored, self.keys)
            rows = posted_rows(self.data, self.prefix)
            self.closed = {number for number, row in rows.items() if row.keys() <= self.keys | {"DELETE"}}
            if self.closed:
                self.data = self.data.copy()

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        is_stored = form.instance.pk is not None
        form.is_closed = is_stored and (i in self.closed if self.is_bound else not self.shows_all)
        if self.is_bound and form.is_closed:
            self._leave_as_stored(form, i)
        return form

    def _leave_as_stored(self, form, number: int) -> None:
        """A row that was not opened says what is stored."""
        unopened = type(form)(instance=form.instance, prefix=form.prefix, **self.get_form_kwargs(number))
        for field in unopened:
            value = field.value()
            if field.html_name in self.data or value in (None, False):
                continue
            values = value if isinstance(value, (list, tuple)) else ["on" if value is True else value]
            self.data.setlist(field.html_name, [str(getattr(one, "pk", one)) for one in values])

    def is_to_go(self, form) -> bool:
        """Whether the editor has marked this row for removal."""
        return bool(self.can_delete and self._should_delete_form(form))  # type: ignore[attr-defined]

    @property
    def kept_forms(self) -> list:
        """The forms whose rows will stand there after the save."""
        return [
            form
            for form in self.forms
            if not self.is_to_go(form) and (form.instance.pk is not None or form.has_changed())
        ]


class PartsFormSet(RowsFormSet):
    """Parts of a record, in an order of their own."""

    def clean(self) -> None:
        if not self._place_in_order():
            super().clean()

    def _place_in_order(self) -> bool:
        """Give the rows without a place the next ones; whether two rows want the same."""
        shown = {form.instance.pk for form in self.initial_forms}
        taken = {row.order for row in self.get_queryset() if row.pk not in shown}
        unplaced, clashes = [], False
        for form in self.kept_forms:
            order = form.cleaned_data.get("order")
            if order is None:
                unplaced.append(form)
            elif order in taken:
                clashes = True
                form.add_error("order", ValidationError(_("Another row has this place in the order.")))
            else:
                taken.add(order)
        for form in unplaced:
            if "order" not in form.errors:
                form.instance.order = max(taken, default=0) + 1
                taken.add(form.instance.order)
        return clashes


class FieldLines(tuple):
    """Lines of fields; a field is "in" them also where it shares its line with others.

    Django folds a group with a wrong field open only if it finds the field so.
    """

    def __contains__(self, name) -> bool:
        return any(name in line if isinstance(line, tuple) else name == line for line in self)


class WithinRecord(Translated, admin.StackedInline):
    """Rows that anybody may edit who may edit the record; they need no permissions of their own."""

    extra = 0
    show_change_link = False
    template = "admin/register/rows.html"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LoadedRecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _may(self, request, *verbs: str) -> bool:
        opts = self.parent_model._meta
        return any(request.user.has_perm(f"{opts.app_label}.{get_permission_codename(verb, opts)}") for verb in verbs)

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **{"max_num": MOST_ROWS, "absolute_max": MOST_ROWS, **kwargs})

    def has_view_permission(self, request, obj=None) -> bool:
        return self._may(request, "view", "change")

    def has_add_permission(self, request, obj=None) -> bool:
        return self._may(request, "add" if obj is None else "change")

    def has_change_permission(self, request, obj=None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request, obj=None) -> bool:
        return self._may(request, "change")
