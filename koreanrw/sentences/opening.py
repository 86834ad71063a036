"""The opening of any record, from what a view has loaded or else from the database."""

from collections.abc import Callable
from inspect import signature
from typing import Any

from django.db import models

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Person, Topic
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import (
    agreements,
    delegations,
    offices,
    organisations,
    people,
    places,
    sources,
    values,
    vocabulary,
)
from koreanrw.sentences.loading import load
from koreanrw.sentences.sentence import Opening, Sentence
from records.models import Source


def _office(me: Office, footnotes: Footnotes) -> list[Sentence]:
    return offices.of_one(me, values.named(me.organisation, (me, "organisation")), footnotes)


_KINDS: dict[type[models.Model], Callable[..., list[Sentence]]] = {
    Organisation: organisations.opening,
    Office: _office,
    Person: people.opening,
    Delegation: delegations.opening,
    Agreement: agreements.opening,
    Place: places.opening,
    Source: sources.opening,
    Sector: vocabulary.sector_opening,
    Topic: vocabulary.topic_opening,
}


def opening_of(record: models.Model, **loaded: Any) -> Opening:
    """The sentences the page of this record opens with, in the language that is active.

    A page hands over what it has loaded under the names its view gives it, its ``footnotes`` among them, and pays no
    query; without footnotes everything is asked for. Records without an opening of their own get an empty one.
    """
    make = next((make for kind, make in _KINDS.items() if isinstance(record, kind)), None)
    if make is None:
        return Opening((), Footnotes())
    if "footnotes" not in loaded:
        loaded = {**load(record), **loaded}
    wanted = set(signature(make).parameters) - {"me"}
    footnotes = loaded["footnotes"]
    given = {name: value for name, value in loaded.items() if name in wanted and name != "footnotes"}
    return Opening(tuple(make(record, footnotes, **given)), footnotes)
