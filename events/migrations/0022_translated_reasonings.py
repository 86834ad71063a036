"""Steps, reasons and wordings of citations in all three languages."""

from django.db import migrations

from records.operations import translate_citations


class Migration(migrations.Migration):
    dependencies = [("events", "0021_search_index_as_declared")]

    operations = [
        *translate_citations("personcitation", "events_personcitation", "events_person", ("position_id",)),
        *translate_citations(
            "delegationcitation",
            "events_delegationcitation",
            "events_delegation",
            ("member_id", "visit_id", "participant_id"),
        ),
        *translate_citations(
            "agreementcitation",
            "events_agreementcitation",
            "events_agreement",
            ("party_id", "signatory_id", "link_id"),
        ),
        *translate_citations("figurecitation", "events_figurecitation", "events_figure"),
    ]
