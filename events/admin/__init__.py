"""The editors' workplace for people, delegations, agreements, topics and figures."""

from events.admin.agreement import AgreementAdmin
from events.admin.delegation import DelegationAdmin
from events.admin.event import EventAdmin, EventSeriesAdmin
from events.admin.figure import CountingRuleAdmin, FigureAdmin
from events.admin.person import PersonAdmin
from events.admin.topic import TopicAdmin

__all__ = (
    "AgreementAdmin",
    "CountingRuleAdmin",
    "DelegationAdmin",
    "EventAdmin",
    "EventSeriesAdmin",
    "FigureAdmin",
    "PersonAdmin",
    "TopicAdmin",
)
