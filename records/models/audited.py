"""Who touched a row and when, and a number by which two editors notice each other."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Audited(models.Model):
    """A row that remembers when and by whom it was made and last changed.

    The database keeps these columns (trigger ``records_keep_stamps``): ``created_at`` never changes,
    ``lock_version`` moves whenever the row or one of its parts really changes, by whatever road; ``changed_at`` and
    ``changed_by`` only with what readers may see, not with a note for staff. None of them is part of a fixture or
    of a stored version, so loading and reverting cannot forge them.
    The users may go (the columns become NULL); the row stays.
    """

    created_at = models.DateTimeField(_("created at"), db_default=Now(), editable=False, serialize=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        serialize=False,
    )
    changed_at = models.DateTimeField(_("changed at"), db_default=Now(), editable=False, serialize=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        serialize=False,
    )
    lock_version = models.PositiveIntegerField(default=0, editable=False, serialize=False)

    class Meta:
        abstract = True
