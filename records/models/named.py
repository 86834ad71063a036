"""Names in three languages, and a stored form to sort each language by."""

from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from records.cleaning import shows_something
from records.search import LANGUAGES, SearchForm, StoredForm


def _sort_form(first: str, *others: str) -> StoredForm:
    """The name in one language, or the best other one where that language has none, ready to sort by."""
    names = [NullIf(f"name_{language}", models.Value("")) for language in (first, *others)]
    return StoredForm(expression=SearchForm(Coalesce(*names, models.Value(""))))


def in_some_language(field: str) -> models.CheckConstraint:
    """The translated ``field`` is filled in at least one language."""
    filled = models.Q()
    for language in LANGUAGES:
        # NULL alone would make the whole check NULL, which passes.
        filled |= models.Q(**{f"{field}_{language}__isnull": False, f"{field}_{language}__gt": ""})
    return models.CheckConstraint(
        condition=filled,
        name=f"%(app_label)s_%(class)s_{field}_in_some_language",
        violation_error_message=_("Fill in at least one language."),
    )


class Named(models.Model):
    """Something with a name of its own in German, English and Korean; one language is enough."""

    name = models.CharField(_("name"), max_length=200, blank=True, default="")
    # The embedded PostgreSQL has no ICU collations: lists sort by these columns.
    sort_de = _sort_form("de", "en", "ko")
    sort_en = _sort_form("en", "de", "ko")
    sort_ko = _sort_form("ko", "en", "de")

    class Meta:
        abstract = True
        constraints: tuple[models.BaseConstraint, ...] = (in_some_language("name"), shows_something("name"))

    def __str__(self) -> str:
        return self.name
