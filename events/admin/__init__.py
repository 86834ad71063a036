"""The editors' workplace for people, delegations, agreements and topics."""

from .agreement import AgreementAdmin
from .delegation import DelegationAdmin
from .person import PersonAdmin
from .topic import TopicAdmin

__all__ = ("AgreementAdmin", "DelegationAdmin", "PersonAdmin", "TopicAdmin")
