"""People, delegations with their visits, agreements with their parties and links, and topics."""

from .agreement import Agreement, AgreementCitation
from .agreement_parts import AgreementLink, AgreementParty, AgreementSignatory
from .delegation import Delegation, DelegationCitation
from .delegation_parts import DelegationMember, Visit, VisitParticipant
from .person import Person, PersonCitation, Position
from .search_entries import AgreementEntry, DelegationEntry, PersonEntry
from .topic import Topic

__all__ = (
    "Agreement",
    "AgreementCitation",
    "AgreementEntry",
    "AgreementLink",
    "AgreementParty",
    "AgreementSignatory",
    "Delegation",
    "DelegationCitation",
    "DelegationEntry",
    "DelegationMember",
    "Person",
    "PersonCitation",
    "PersonEntry",
    "Position",
    "Topic",
    "Visit",
    "VisitParticipant",
)
