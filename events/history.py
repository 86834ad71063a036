"""What a stored version of a person, delegation, agreement or figure holds."""

from events import models
from records.history import keep_history

for part in (
    models.PersonName,
    models.Position,
    models.PersonCitation,
    models.DelegationMember,
    models.Visit,
    models.VisitParticipant,
    models.DelegationCitation,
    models.EventParticipant,
    models.EventCitation,
    models.AgreementParty,
    models.AgreementSignatory,
    models.AgreementLink,
    models.AgreementCitation,
    models.FigureCitation,
):
    keep_history(part)

for reference in (models.Topic, models.CountingRule, models.EventSeries):
    keep_history(reference)

keep_history(models.Person, "names", "positions", "citations")
keep_history(models.Delegation, "members", "visits", "participants", "citations")
keep_history(models.Event, "participants", "citations")
keep_history(models.Agreement, "parties", "signatories", "links", "citations")
keep_history(models.Figure, "citations")
