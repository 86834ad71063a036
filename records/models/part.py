"""Parts: rows that belong to one record, are edited inside it and die with it."""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from records.models.public_id import PUBLIC_ID_LENGTH, NewPublicId
from records.querysets import PartQuerySet

if TYPE_CHECKING:
    from records.models.record import Record


class OrderUnique(models.UniqueConstraint):
    """One place in the order for one part; checked at the end of the transaction, so that parts can swap places."""

    def validate(self, *args, **kwargs) -> None:
        """Forms see one part at a time and would refuse a swap; the inline formset checks them all together."""


def order_unique(owner: str) -> OrderUnique:
    """The constraint every concrete part declares: its order is unique within its record."""
    return OrderUnique(
        fields=(owner, "order"), name="%(app_label)s_%(class)s_order", deferrable=models.Deferrable.DEFERRED
    )


class Part(models.Model):
    """A row inside a record: a name, a function, a visit. It is not a record: no state, no page, no slug of its own."""

    # Name of the foreign key to the record this part belongs to.
    OWNER: ClassVar[str]
    # Fields a citation may support, by their untranslated names.
    CITABLE: ClassVar[tuple[str, ...]] = ()
    # Fields that had another name once, with today's: the addresses of their facts are made of it.
    FORMER_FIELDS: ClassVar[dict[str, str]] = {}
    # Fields that public pages show though no citation supports them; what stands in neither list stays inside.
    ALSO_PUBLIC: ClassVar[tuple[str, ...]] = ("order",)

    # What the addresses of its facts are made of: its own for ever, wherever it stands, and never another's.
    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, editable=False, db_default=NewPublicId(), verbose_name=_("identifier")
    )
    order = models.PositiveSmallIntegerField(
        _("order"),
        blank=True,
        help_text=_("Where it stands among the rows of this list. Leave it empty to add it at the end."),
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("order",)

    def save(self, *args, **kwargs) -> None:
        if self.order is None:
            self.order = self.next_order()
        super().save(*args, **kwargs)

    def next_order(self) -> int:
        """The place behind all others of the list."""
        siblings = type(self)._base_manager.filter(**{self.OWNER: self.owner})
        return (siblings.aggregate(last=Max("order"))["last"] or 0) + 1

    @property
    def owner(self) -> "Record":
        """The record this part belongs to."""
        return getattr(self, self.OWNER)

    @property
    def public_name(self) -> str:
        """What public pages call this part; parts that name other records say when these are withdrawn."""
        return str(self)

    def natural_key(self) -> tuple:
        return (self.public_id,)

    def has_owner(self) -> bool:
        """Whether the record is set already; in a form for a new record it is not."""
        try:
            return self.owner is not None
        except ObjectDoesNotExist:
            return False
