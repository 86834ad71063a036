"""Search over everything the register has: what is found of each kind, why, and what to complete a word to."""

from koreanrw.search.site.answering import Answer, answer
from koreanrw.search.site.finding import MOST_COUNTED, SHOWN, FoundOfKind
from koreanrw.search.site.suggesting import Suggestion, suggestions

__all__ = (
    "MOST_COUNTED",
    "SHOWN",
    "Answer",
    "FoundOfKind",
    "Suggestion",
    "answer",
    "suggestions",
)
