"""Sources: the articles and documents the register rests on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.addresses import AddressKey, is_address
from records.circles import NoCircle
from records.cleaning import shows_something
from records.dates import PartialDateField
from records.dates.constraints import happened
from records.models.citation import Citation, citation_constraints
from records.models.named import in_some_language
from records.models.record import Record
from records.models.search_entry import SearchEntry
from records.querysets import RecordQuerySet
from records.search import StoredForm, in_languages, search_text


class SourceQuerySet(RecordQuerySet):
    """Sources; sorted newest first, undated ones last."""

    def for_list(self):
        return self.with_sources().order_by(
            F("published_earliest").desc(nulls_last=True),
            F("inferred_earliest").desc(nulls_last=True),
            "slug",
        )

    def at_address(self, address: str):
        """Those whose address is this one in whatever spelling."""
        return self.exclude(url="").filter(url_key=AddressKey(Value(address))).order_by("pk")

    def for_detail(self):
        return self.select_related("same_story_as").with_sources()


class Source(Record):
    """A text that somebody published and the register cites. Only what is needed to find it again, not the text."""

    CITABLE = (
        "title", "kind", "publisher", "original_source", "editor", "author_sign", "dateline", "language",
        "published", "inferred", "reliability",
    )  # fmt: skip

    ALSO_PUBLIC = (
        *Record.ALSO_PUBLIC, "retrieved", "url", "archive_url", "same_story_as", "paragraphs", "left_out",
    )  # fmt: skip
    NEEDS_CITATION = False

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("newspaper article")
        PORTAL_NEWS = "portal news", _("news item of a portal")
        PRESS_RELEASE = "press release", _("press release")
        DOCUMENT = "document", _("official document")
        REGISTER = "register", _("register entry")
        WEBSITE = "website", _("web page")
        BROADCAST = "broadcast", _("broadcast")
        OTHER = "other", _("other source")

    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("As printed in the source’s own language; a translation in the other languages."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True, default="")
    original_source = models.CharField(
        _("original source"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Whom the publisher names as the origin of the text, for example an agency."),
    )
    editor = models.CharField(_("editor"), max_length=200, blank=True, default="")
    author_sign = models.CharField(
        _("author’s sign"), max_length=40, blank=True, default="", help_text=_("Initials under the article.")
    )
    dateline = models.CharField(_("dateline"), max_length=100, blank=True, default="")
    published = PartialDateField(
        _("date of publication"), help_text=_("Only what the source itself says. Unknown stays empty.")
    )
    inferred = PartialDateField(
        _("inferred date"),
        help_text=_("Where the source gives no date: what follows from its text. The steps stand in the citation."),
    )
    retrieved = PartialDateField(_("retrieved on"))
    url = models.URLField(_("address"), max_length=500, blank=True, default="")
    archive_url = models.URLField(_("archived copy"), max_length=500, blank=True, default="")
    # Two spellings of one address are one here.
    url_key = StoredForm(expression=AddressKey("url"))
    reliability = models.TextField(_("note on reliability"), blank=True, default="")
    same_story_as = models.ForeignKey(
        "self",
        verbose_name=_("same story as"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retellings",
        help_text=_(
            "Where several papers print one agency report, the earliest of them. All of them count as one witness."
        ),
    )
    paragraphs = models.CharField(
        _("places in its order"),
        max_length=1000,
        blank=True,
        default="",
        help_text=_("All its places one after the other, as citations call them: H L P1 P2 P3 F."),
    )
    left_out = models.TextField(
        _("left out of the register"),
        blank=True,
        default="",
        help_text=_("What it says and the register does not hold, one line each, with its place and why: “P4: …”."),
    )
    search_text = search_text(*in_languages("title"), "publisher", "original_source", "editor")

    objects = SourceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = (models.Index(fields=("url_key",), condition=~Q(url=""), name="records_source_url_key"),)
        constraints = (
            *Record.Meta.constraints,
            in_some_language("title"),
            shows_something("title"),
            models.CheckConstraint(
                condition=Q(same_story_as__isnull=True) | ~Q(same_story_as=F("id")),
                name="records_source_not_its_own_story",
                violation_error_message=_("A source cannot retell itself."),
            ),
            NoCircle(
                end="same_story_as",
                name="records_source_story_circle",
                violation_error_message=_(
                    "“Same story as” would lead in a circle: choose the earliest source for all."
                ),
            ),
            happened("published", _("date of publication")),
            happened("inferred", _("inferred date")),
            happened("retrieved", _("retrieved on")),
            is_address("url"),
            is_address("archive_url"),
        )

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("source_detail", args=(self.slug,))

    @property
    def date(self):
        """When it was published, as it says itself or else as inferred."""
        return self.published or self.inferred

    @property
    def story(self) -> "Source":
        """The first telling of what it tells: itself, unless it is a copy. Copies are one witness."""
        # The database lets no copy name another copy (trigger ``records_source_first_telling``).
        return self.same_story_as or self

    @property
    def dated_telling(self) -> "Source":
        """The telling whose date is that of its testimony: a copy printed later knows nothing later."""
        first = self.story
        return first if first.is_published and first.date else self

    def named_records(self):
        yield from super().named_records()
        if self.same_story_as is not None:
            yield self.same_story_as


class SourceCitation(Citation):
    """What supports a statement about a source: usually the source itself, in its imprint or footer."""

    record = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = citation_constraints()


class SourceEntry(SearchEntry):
    """What a source is found by."""

    record = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass
