"""A number that moves whenever something the public can see has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentVersion(models.Model):
    """The version of everything published, in one row that only database triggers write.

    It grows by one per transaction that touches a published record, one of its parts or reference data, at the
    end of that transaction (deferred constraint triggers ``*_note_change``). Equal numbers mean equal public
    pages, apart from what changes with the clock.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(_("number"), default=0)
    last_transaction = models.BigIntegerField(_("last transaction"), default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="records_contentversion_one_row"),)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Today's number; 0 before anything was published."""
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def mark(cls) -> str:
        """Tells what is published now from whatever was, also where a number came again: in another database, or in
        one that was restored."""
        found = cls.objects.values_list("number", "last_transaction").first()
        return "-".join(map(str, found or (0, 0)))
