"""Users of the register, the searches they keep, and the pages whose text they may change."""

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.cleaning import shows_something
from records.models import Audited
from records.querysets import NaturalKeyQuerySet


class User(AbstractUser):
    """Somebody who signs in: staff, an editor, a publisher. Visitors have no account."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]


class Page(Audited):
    """A text of the site itself (about, imprint, privacy …), which editors may change. It states no facts."""

    slug = models.SlugField(_("slug"), unique=True, editable=False)
    title = models.CharField(_("title"), max_length=120, blank=True, default="")
    body = models.TextField(
        _("text"),
        blank=True,
        default="",
        help_text=_("Markdown: blank lines between paragraphs, “## ” before a heading, [words](address) for links."),
    )

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ("slug",)
        default_permissions = ("change", "view")
        constraints = (shows_something("title"),)

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse(self.slug)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class SavedSearchQuerySet(models.QuerySet):
    """Searches somebody kept, by name."""

    def of(self, user) -> "SavedSearchQuerySet":
        """Those of one user: nobody sees the searches of others, and those of users who went belong to nobody."""
        return self.filter(owner=user).order_by("name", "pk")


class SavedSearch(models.Model):
    """A search a member of staff keeps under a name: a list and what it was asked. Not its results."""

    MOST = 200

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.SET_NULL,
        related_name="saved_searches",
        null=True,
        editable=False,
    )
    name = models.CharField(_("name"), max_length=120)
    # The name of the list among the addresses, and the query as it stands in the address.
    list = models.CharField(_("list"), max_length=40, editable=False)
    query = models.CharField(_("query"), max_length=2000, blank=True, default="", editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=~Q(name=""), name="koreanrw_savedsearch_name", violation_error_message=_("Give it a name.")
            ),
            shows_something("name", translated=False),
            models.UniqueConstraint(
                fields=("owner", "name"),
                name="koreanrw_savedsearch_once",
                violation_error_message=_("You have already saved a search under this name."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list, searched anew."""
        path = reverse(self.list)
        return f"{path}?{self.query}" if self.query else path


def make_number() -> str:
    """A number for a report that can be read out and that nobody guesses: no 0 and O, no 1 and I."""
    return "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _place in range(8))


class ErrorReport(models.Model):
    """What a reader says is wrong on a page. It states no facts, is never public and keeps no history of its own."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        IN_HAND = "in hand", _("being checked")
        CORRECTED = "corrected", _("corrected")
        LEFT = "left", _("closed without a correction")

    CLOSED = (State.CORRECTED, State.LEFT)
    # So that one report cannot fill the database.
    LONGEST_TEXT = 4000

    number = models.CharField(_("number of the report"), max_length=8, unique=True, default=make_number, editable=False)
    created = models.DateTimeField(_("received"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, editable=False)
    page = models.CharField(_("page"), max_length=500, blank=True, default="")
    fact = models.CharField(_("which fact"), max_length=300, blank=True, default="")
    wrong = models.TextField(_("what is wrong"), max_length=LONGEST_TEXT)
    source = models.TextField(_("source"), max_length=1000, blank=True, default="")
    # Erased when the report is closed.
    email = models.EmailField(_("e-mail address"), blank=True, default="")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.NEW)
    note = models.TextField(_("note for the editors"), max_length=2000, blank=True, default="")
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dealt with by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
    )
    handled_at = models.DateTimeField(_("dealt with on"), null=True, editable=False)

    class Meta:
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ("-created", "-pk")
        default_permissions = ("change", "view")
        constraints = (
            models.CheckConstraint(
                condition=~Q(wrong=""),
                name="koreanrw_errorreport_wrong",
                violation_error_message=_("Say what is wrong."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["corrected", "left"]) | Q(email=""),
                name="koreanrw_errorreport_email_erased",
                violation_error_message=_("A closed report keeps no e-mail address."),
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_closed(self) -> bool:
        return self.state in self.CLOSED

    def settle(self, user: User) -> None:
        """Note who dealt with it; once it is closed nobody needs to be answered, so the address goes."""
        self.handled_by, self.handled_at = user, timezone.now()
        if self.is_closed:
            self.email = ""
        self.save()
