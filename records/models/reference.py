"""Reference data: places, sectors, topics."""

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.models.audited import Audited
from records.models.named import Named
from records.models.record import SLUG_RULE, slug_constraint
from records.querysets import ReferenceQuerySet
from records.search import Document, StoredForm, in_languages, name_search_text
from records.slugs import refuse_reserved


def names_document(*columns: str) -> StoredForm:
    """What a thing with these names is found by."""
    return StoredForm(expression=Document(*columns), output_field=SearchVectorField())


class Reference(Named, Audited):
    """Vocabulary that records point to. It has no state: it is shown only where a published record uses it."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True, help_text=SLUG_RULE)
    search_text = name_search_text(*in_languages("name"))
    document = names_document(*in_languages("name"))

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: tuple[models.BaseConstraint, ...] = (*Named.Meta.constraints, slug_constraint())

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self.slug)

    def natural_key(self) -> tuple[str, ...]:
        return (self.slug,)
