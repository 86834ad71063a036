"""Users of the register, and the pages whose text they may change."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.models import Stamped
from records.querysets import NaturalKeyQuerySet


class User(AbstractUser):
    """Somebody who signs in: staff, an editor, a publisher. Visitors have no account."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]


class Page(Stamped):
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

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse(self.slug)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
