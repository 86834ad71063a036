"""An organisation has its seat in a place, as precise as known; the country is the one this place lies in."""

import django.db.models.deletion
from django.db import migrations, models

from records.operations import sleeping

# Places may be written after the organisations in them; and a place may be found to lie elsewhere.
KEEP_COUNTRY = """
CREATE FUNCTION public.companies_organisation_keep_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.country_id := (SELECT place.id FROM public.companies_place_chain(NEW.seat_id) AS chain (id)
        JOIN public.companies_place AS place ON place.id = chain.id WHERE place.kind = 'country' LIMIT 1);
    RETURN NEW;
END $$;
CREATE TRIGGER companies_organisation_keep_country BEFORE INSERT OR UPDATE ON public.companies_organisation
    FOR EACH ROW EXECUTE FUNCTION public.companies_organisation_keep_country();
CREATE FUNCTION public.companies_place_keep_countries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.companies_organisation SET seat_id = seat_id WHERE seat_id IN
        (SELECT place_id FROM public.companies_placeancestry WHERE id = NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER companies_place_keep_countries AFTER INSERT OR UPDATE OF within_id, kind ON public.companies_place
    FOR EACH ROW EXECUTE FUNCTION public.companies_place_keep_countries();
"""
DROP_KEEP_COUNTRY = """
DROP TRIGGER companies_place_keep_countries ON public.companies_place;
DROP FUNCTION public.companies_place_keep_countries();
DROP TRIGGER companies_organisation_keep_country ON public.companies_organisation;
DROP FUNCTION public.companies_organisation_keep_country();
"""
# Stored versions of organisations and of what cites them.
RENAMED = """
UPDATE public.reversion_version AS version SET serialized_data = replace(
    version.serialized_data, '"{before}": ', '"{after}": ')
FROM public.django_content_type AS kind WHERE kind.id = version.content_type_id
    AND kind.app_label = 'companies' AND kind.model IN ('organisation', 'company', 'institution');
UPDATE public.reversion_version AS version SET serialized_data = replace(
    version.serialized_data, '"field": "{before}"', '"field": "{after}"')
FROM public.django_content_type AS kind WHERE kind.id = version.content_type_id
    AND kind.app_label = 'companies' AND kind.model = 'organisationcitation';
"""
CITED = "UPDATE public.companies_organisationcitation SET field = '{}' WHERE field = '{}'"


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0020_plans"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
    ]

    operations = [
        migrations.AddField(
            "organisation",
            "seat",
            models.ForeignKey(
                blank=True,
                help_text="As precise as the sources are: the country alone if no city is named, nothing if no country is.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="companies.place",
                verbose_name="seat",
            ),
        ),
        migrations.RunSQL(
            sleeping("companies_organisation", "UPDATE public.companies_organisation SET seat_id = country_id"),
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            "organisation",
            "country",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                serialize=False,
                to="companies.place",
                verbose_name="country",
            ),
        ),
        migrations.RunSQL(
            sleeping("companies_organisationcitation", CITED.format("seat", "country")),
            sleeping("companies_organisationcitation", CITED.format("country", "seat")),
        ),
        migrations.RunSQL(
            RENAMED.format(before="country", after="seat"), RENAMED.format(before="seat", after="country")
        ),
        migrations.RunSQL(KEEP_COUNTRY, DROP_KEEP_COUNTRY),
    ]
