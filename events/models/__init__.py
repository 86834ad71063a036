"""People, delegations with their visits, events, agreements with their parties and links, topics, and figures."""

from events.models.agreement import Agreement, AgreementCitation
from events.models.agreement_parts import AgreementLink, AgreementParty, AgreementSignatory
from events.models.counting_rule import CountingRule
from events.models.delegation import Delegation, DelegationCitation
from events.models.delegation_parts import DelegationMember, Visit, VisitParticipant
from events.models.event import Event, EventCitation, EventParticipant, EventSeries
from events.models.figure import Figure, FigureCitation
from events.models.person import Person, PersonCitation, PersonName, Position
from events.models.search_entries import AgreementEntry, DelegationEntry, EventEntry, FigureEntry, PersonEntry
from events.models.topic import Topic

__all__ = (
    "Agreement",
    "AgreementCitation",
    "AgreementEntry",
    "AgreementLink",
    "AgreementParty",
    "AgreementSignatory",
    "CountingRule",
    "Delegation",
    "DelegationCitation",
    "DelegationEntry",
    "DelegationMember",
    "Event",
    "EventCitation",
    "EventEntry",
    "EventParticipant",
    "EventSeries",
    "Figure",
    "FigureCitation",
    "FigureEntry",
    "Person",
    "PersonCitation",
    "PersonEntry",
    "PersonName",
    "Position",
    "Topic",
    "Visit",
    "VisitParticipant",
)
