"""The editors' workplace for people, delegations, agreements and topics."""

from events.admin.agreement import AgreementAdmin
from events.admin.delegation import DelegationAdmin
from events.admin.person import PersonAdmin
from events.admin.topic import TopicAdmin

__all__ = ("AgreementAdmin", "DelegationAdmin", "PersonAdmin", "TopicAdmin")
