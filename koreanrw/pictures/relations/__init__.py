"""Who is tied to whom by agreements, groups and visits."""

from .around import relations_around
from .diagram import RelationDiagram
from .register import diagram_of, relations_of_register
from .ties import Tie, TieKind, ties_of_register

__all__ = (
    "RelationDiagram",
    "Tie",
    "TieKind",
    "diagram_of",
    "relations_around",
    "relations_of_register",
    "ties_of_register",
)
