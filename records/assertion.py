"""What may be asserted of a fact: how surely the sources that still stand speak for it.

What a source states, implies or lets the editors infer is certain, and shown as what it is. What is only planned or
reported proves nothing, nor does a source that was withdrawn: its fact stays, marked, and is not certain. Only a source
that gives the value the record holds speaks for it; one that gives it less precisely proves what it covers, that there
was an office, a signing, but not the day.
"""

from collections.abc import Iterable

from records.models import Certainty, Citation, Verdict
from records.models.citation import SUPPORTING

# Who says so in this way proves a fact.
FIRM = (Certainty.STATED, Certainty.IMPLIED, Certainty.INFERRED)
# Said outright, and so fit to be passed on where no mark can tell that something was inferred.
OUTRIGHT = (Certainty.STATED, Certainty.IMPLIED)


def speaking(citations: Iterable[Citation]) -> list[Citation]:
    """Of the citations of one field those that speak for the register: they give its value; the preferred one first."""
    standing = [each for each in citations if each.source.is_published and each.verdict == Verdict.SUPPORTS]
    return [citation for citation in standing if citation.preferred] or standing


def is_certain(citations: Iterable[Citation]) -> bool:
    """Whether the citations of one field prove it."""
    return any(citation.certainty in FIRM for citation in speaking(citations))


def is_outright(citations: Iterable[Citation]) -> bool:
    """Whether all who speak for one field say it in so many words: of a date, every part."""
    found = speaking(citations)
    return bool(found) and all(citation.certainty in OUTRIGHT for citation in found)


def is_only_planned(citations: Iterable[Citation]) -> bool:
    """Whether nobody speaks of these fields but as of a plan."""
    telling = (*SUPPORTING, Verdict.PLANNED)
    told = [each for each in citations if each.source.is_published and each.verdict in telling]
    return {citation.certainty for citation in told} == {Certainty.PLANNED}
