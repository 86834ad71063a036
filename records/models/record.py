"""Records: what has a page or an admin of its own, a publication state and sources."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.dates.constraints import happened
from records.models.audited import Audited
from records.querysets import RecordQuerySet
from records.slugs import refuse_reserved

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_RULE = _("Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")


def slug_constraint() -> models.CheckConstraint:
    """Slugs are lower-case ASCII, whoever writes them."""
    return models.CheckConstraint(
        condition=Q(slug__regex=SLUG_PATTERN),
        name="%(app_label)s_%(class)s_slug",
        violation_error_message=SLUG_RULE,
    )


class State(models.TextChoices):
    """How far a record is on its way to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


@dataclass(frozen=True)
class Problem:
    """One reason why a record cannot be published, in words for the editor.

    ``record`` is the unpublished record that stands in the way, where that is the reason: it can be published too.
    """

    message: str
    record: "Record | None" = None


class Record(Audited):
    """Something the register states about the world and shows with its sources. Nobody deletes it: they withdraw it."""

    # Fields a citation may support, by their untranslated names.
    CITABLE: ClassVar[tuple[str, ...]] = ()
    # Fields that had another name once, with today's: the addresses of their facts are made of it.
    FORMER_FIELDS: ClassVar[dict[str, str]] = {}
    # Fields that public pages show though no citation supports them; what stands in neither list stays inside.
    ALSO_PUBLIC: ClassVar[tuple[str, ...]] = ("slug", "last_verified_on")
    # A source is its own evidence; every other record needs one to be published.
    NEEDS_CITATION: ClassVar[bool] = True

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        validators=(RegexValidator(re.compile(SLUG_PATTERN), SLUG_RULE),),
        help_text=SLUG_RULE,
    )
    former_slugs = ArrayField(
        models.SlugField(max_length=120),
        verbose_name=_("former slugs"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Earlier addresses; they lead to the present one."),
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    withdrawal_reason = models.TextField(_("reason for withdrawal"), blank=True, default="", editable=False)
    # Kept by the database (trigger ``records_keep_days``), by whatever road the state changes.
    first_published_at = models.DateTimeField(_("first published at"), null=True, editable=False, serialize=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False, serialize=False)
    last_verified_on = models.DateField(
        _("last verified on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last held this record against its sources."),
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        # Records are withdrawn, never deleted: there is no permission to delete one.
        default_permissions = ("add", "change", "view", "publish", "withdraw")
        constraints: tuple[models.BaseConstraint, ...] = (
            slug_constraint(),
            models.CheckConstraint(condition=Q(state__in=State.values), name="%(app_label)s_%(class)s_state"),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | ~Q(withdrawal_reason=""),
                name="%(app_label)s_%(class)s_withdrawn_why",
                violation_error_message=_("Say why the record is withdrawn."),
            ),
            happened("last_verified_on", _("last verified on")),
        )

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self.slug)

    def natural_key(self) -> tuple[str, ...]:
        return (self.slug,)

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    @property
    def public_name(self) -> str:
        """How other pages name this record; after a withdrawal they only say that much."""
        return str(self) if self.is_published else gettext("name withdrawn")

    @property
    def public_url(self) -> str:
        """Where other pages link to; empty while there is no public page."""
        return self.get_absolute_url() if self.is_published else ""

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    # --- what publication asks for -------------------------------------------------------------------------------

    def named_records(self) -> Iterator["Record"]:
        """Every other record this one names, its sources included; models with more to name extend it."""
        for citation in self.citations.select_related("source"):  # type: ignore[attr-defined]
            yield citation.source

    def records_below(self) -> Iterator["Record"]:
        """Every other record that belongs to this one and is read on its page; models that have such extend it."""
        yield from ()

    def own_problems(self) -> Iterable[Problem]:
        """Rules of this kind of record alone, across its parts."""
        return ()

    def publication_problems(self, *, ignoring: Iterable["Record"] = ()) -> list[Problem]:
        """Why this record may not be public as it stands; empty when it may.

        ``ignoring`` are records about to be published together with this one. A withdrawn record may stay named
        (pages then say "name withdrawn"): only drafts and records in review stand in the way.
        """
        problems = []
        if self.NEEDS_CITATION and not self.citations.exists():  # type: ignore[attr-defined]
            problems.append(Problem(gettext("It has no source yet: add at least one citation.")))
        problems += self.own_problems()
        let_through = {(type(record)._meta.concrete_model, record.pk) for record in ignoring}
        let_through.add((type(self)._meta.concrete_model, self.pk))
        for record in self.named_records():
            key = (type(record)._meta.concrete_model, record.pk)
            if key in let_through or record.state not in (State.DRAFT, State.IN_REVIEW):
                continue
            let_through.add(key)
            message = gettext("It names “%(name)s”, which is not published (%(state)s).") % {
                "name": record,
                "state": record.get_state_display(),
            }
            problems.append(Problem(message, record))
        return problems
