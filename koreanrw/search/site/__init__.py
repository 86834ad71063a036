"""Search over everything the register has: what is found of each kind, why, and what to complete a word to."""

from koreanrw.search.site.answering import Answer, answer
from koreanrw.search.site.finding import MOST_COUNTED, SHOWN, FoundOfKind
from koreanrw.search.site.kinds import KINDS, Kind
from koreanrw.search.site.suggesting import Suggestion, suggestions

__all__ = (
    "KINDS",
    "MOST_COUNTED",
    "SHOWN",
    "Answer",
    "FoundOfKind",
    "Kind",
    "Suggestion",
    "answer",
    "suggestions",
)
