"""As of when something is told: a sentence in the present tense rests on texts that may be old."""

from django.db import models
from django.utils.translation import pgettext

from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences.sentence import Sentence, Value, Words
from records.assertion import FIRM
from records.dates import phrases
from records.models import Certainty, Source


def last_telling(footnotes: Footnotes, row: models.Model, *fields: str) -> Source | None:
    """The last source that tells for sure of one of these fields what the row holds; None where none bears a date."""
    telling = [
        citation.source.dated_telling
        for citation in footnotes.supporting(row, *fields)
        if citation.certainty in FIRM and citation.source.is_published
    ]
    return max((each for each in telling if each.date), key=lambda source: source.date.sort_key, default=None)


def still_attested(since: Value, last: Source | None) -> Value:
    """Since when something has held, and when a source last said so."""
    if last is None:
        return since
    # Translators: within a sentence: “since 2017, last attested in 2024”.
    message = pgettext("since when", "%(since)s, last attested %(at)s")
    pattern = "%(words)s" if last.published else pgettext("certainty", "%(words)s (%(certainty)s)")
    return Sentence(message, {"since": since, "at": _dated(phrases.at(last.date), pattern)})


def attested_in_brackets(last: Source | None) -> Value | None:
    """When a source last said so, for brackets."""
    if last is None:
        return None
    pattern = "%(words)s" if last.published else pgettext("certainty", "%(words)s, %(certainty)s")
    message = pgettext("in brackets", "last attested: %(day)s")
    return Sentence(message, {"day": _dated(last.date.display, pattern)})


def _dated(words: str, pattern: str) -> Words:
    """The date of a source, with a word for one that its editors inferred."""
    return Words(pattern % {"words": words, "certainty": Certainty.INFERRED.label})
