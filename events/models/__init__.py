"""People, delegations with their visits, agreements with their parties and links, and topics."""

from .agreement import Agreement, AgreementCitation
from .agreement_parts import AgreementLink, AgreementParty, AgreementSignatory
from .delegation import Delegation, DelegationCitation
from .delegation_parts import DelegationMember, Visit, VisitParticipant
from .person import Person, PersonCitation, Position
from .topic import Topic

__all__ = (
    "Agreement",
    "AgreementCitation",
    "AgreementLink",
    "AgreementParty",
    "AgreementSignatory",
    "Delegation",
    "DelegationCitation",
    "DelegationMember",
    "Person",
    "PersonCitation",
    "Position",
    "Topic",
    "Visit",
    "VisitParticipant",
)
