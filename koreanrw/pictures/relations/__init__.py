"""Who is tied to whom by agreements, groups and visits."""

from koreanrw.pictures.relations.around import diagram_around, relations_around
from koreanrw.pictures.relations.diagram import RelationDiagram
from koreanrw.pictures.relations.labels import names_of
from koreanrw.pictures.relations.register import relations_of_register
from koreanrw.pictures.relations.strongest import StrongestTies, strongest_ties
from koreanrw.pictures.relations.ties import Tie, TieKind

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
