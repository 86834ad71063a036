"""Why a version was stored, kept as an English sentence and its values, and worded for whoever reads the history."""

import json
from datetime import datetime

from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext
from reversion.models import Revision


def comment(sentence: str, **values: str | datetime) -> str:
    """What a revision stores; mark the sentence with ``gettext_noop`` where it is written."""
    if not values:
        return sentence
    kept = {
        name: {"moment": value.isoformat()} if isinstance(value, datetime) else value for name, value in values.items()
    }
    return json.dumps({"sentence": sentence, "values": kept})


def in_words(revision: Revision) -> str:
    """The comment of a revision in the language of its reader; what is no sentence of ours stays as it is."""
    if not revision.comment.startswith('{"sentence"'):
        said = revision.get_comment()
        return gettext(said) if said else ""
    stored = json.loads(revision.comment)
    return gettext(stored["sentence"]) % {name: _shown(value) for name, value in stored["values"].items()}


def _shown(value) -> str:
    return localize(localtime(datetime.fromisoformat(value["moment"]))) if isinstance(value, dict) else value
