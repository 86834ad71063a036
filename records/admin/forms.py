"""Forms of records and reference data: a token against stale saves, slugs proposed, refusals shown."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from reversion.models import Version

from records.dates import explain_dates_once
from records.models.record import SLUG_RULE
from records.search import LANGUAGES
from records.slugs import free_slug, slug_of


def _last_saved(row: Any) -> tuple[Any, datetime.datetime]:
    """Who saved a row last, and when: what its columns say, unless only notes for staff were saved since."""
    version = Version.objects.get_for_object(row).select_related("revision__user").first()
    if version and version.revision.date_created > row.changed_at:
        return version.revision.user, version.revision.date_created
    return row.changed_by, row.changed_at


class TokenField(forms.IntegerField):
    """The number of the version an editor started from; it is no statement about the record."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data) -> bool:
        return False


class AuditedForm(forms.ModelForm):
    """A form that refuses to overwrite what somebody else has saved since it was opened."""

    # Filled by the admin for one request: why the save was rolled back, and the version before a revert.
    refusals: Iterable[str] = ()
    version_before: int | None = None
    # Fields whose texts make the slug that is proposed where none is typed.
    slug_from: tuple[str, ...] = ()

    lock_version = TokenField(required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        explain_dates_once(self)
        self.is_stale = False
        if self.instance.pk is None:
            del self.fields["lock_version"]
        else:
            before = self.version_before
            self.initial["lock_version"] = self.instance.lock_version if before is None else before
        if "slug" in self.fields:
            self.fields["slug"].required = False
            # Django's own message allows more than we do.
            self.fields["slug"].error_messages["invalid"] = SLUG_RULE
            self.fields["slug"].help_text = _(
                "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page. "
                "Leave it empty and it is made from the name. Former addresses keep leading here."
            )

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if "lock_version" in self.fields:
            self._refuse_stale(cleaned)
        for message in self.refusals:
            self.add_error(None, message)
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            self._propose_slug(cleaned)
        return cleaned

    def _refuse_stale(self, cleaned: dict[str, Any]) -> None:
        current = self.initial["lock_version"]
        if cleaned.get("lock_version") == current:
            return
        self.is_stale = True
        # Whoever presses again has seen what differs: an overwrite, but not an unseen one.
        typed = cast(QueryDict, self.data).copy()
        typed[self.add_prefix("lock_version")] = str(current)
        self.data = typed
        who, when = _last_saved(self.instance)
        self.add_error(
            None,
            gettext(
                "%(who)s saved this record while you were editing it (%(when)s). Nothing of yours is saved yet, and "
                "nothing you typed is lost: compare below, then save again to put your version over theirs."
            )
            % {"who": who or gettext("Somebody"), "when": date_format(localtime(when), "DATETIME_FORMAT")},
        )

    def _propose_slug(self, cleaned: dict[str, Any]) -> None:
        if self.instance.pk is not None:
            cleaned["slug"] = self.initial["slug"]
            return
        texts = [self._texts(cleaned, name) for name in self.slug_from]
        slug = "-".join(part for part in (slug_of(*text) for text in texts) if part)
        if any(any(text) for text in texts):
            cleaned["slug"] = free_slug(self._meta.model, slug)
        else:
            self.add_error("slug", _("Nothing is filled in yet that an address could be made from."))

    def _texts(self, cleaned: dict[str, Any], name: str) -> list[str]:
        if f"{name}_de" in cleaned:
            return [cleaned.get(f"{name}_{language}") or "" for language in LANGUAGES]
        value = cleaned.get(name)
        if isinstance(value, models.Model):
            return [getattr(value, "slug", "") or str(value)]
        return [str(value or "")]
