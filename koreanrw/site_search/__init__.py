"""Search over everything the register has: what is found of each kind, why, and what to complete a word to."""

from .answering import Answer, answer
from .finding import MOST_COUNTED, SHOWN, FoundOfKind
from .kinds import KINDS, Kind
from .suggesting import Suggestion, suggestions

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
