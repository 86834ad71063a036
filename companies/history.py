"""What a stored version of a company or office holds."""

from companies import models
from records.history import keep_history

for part in (
    models.OrganisationName,
    models.OrganisationRelation,
    models.OrganisationCitation,
    models.OfficeFunction,
    models.OfficeCitation,
):
    keep_history(part)

for reference in (models.Place, models.Sector):
    keep_history(reference)

# The proxies save the same rows and share one history.
for organisation in (models.Organisation, models.Company, models.Institution):
    keep_history(organisation, "names", "relations", "citations")

keep_history(models.Office, "functions", "citations")
