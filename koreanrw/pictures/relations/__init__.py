"""Who is tied to whom by agreements, groups and visits."""

from .around import diagram_around, relations_around
from .diagram import RelationDiagram
from .labels import names_of
from .register import relations_of_register
from .strongest import StrongestTies, strongest_ties
from .ties import Tie, TieKind

__all__ = (
    "RelationDiagram",
    "StrongestTies",
    "Tie",
    "TieKind",
    "diagram_around",
    "names_of",
    "relations_around",
    "relations_of_register",
    "strongest_ties",
)
