from django.db import migrations


class Migration(migrations.Migration):
    """A tie that becomes one of another sort may end a succession, and then the predecessor is found no longer so."""

    dependencies = (("companies", "0013_contradictions"),)
    operations = (
        migrations.RunSQL(
            "CREATE TRIGGER companies_organisationrelation_lose_search_kind"
            " AFTER UPDATE ON public.companies_organisationrelation"
            " FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind)"
            " EXECUTE FUNCTION public.records_note_search_loss('companies_organisation', 'other_id')",
            "DROP TRIGGER companies_organisationrelation_lose_search_kind ON public.companies_organisationrelation",
        ),
    )
