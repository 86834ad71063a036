from django.conf import settings
from django.db import migrations, models

import records.addresses
import records.circles
import records.dates.constraints
import records.search.normal_form
from records.operations import TODAY, mend, mend_address

ADDRESS_KEY = r"""
CREATE FUNCTION public.address_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(substring(rest from '^[^/?#]*'), ':(80|443)$', '')) || regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(substring(rest from '^[^/?#]*(.*)$'), '#(?![!/]).*$', ''),
                '([?&])(?:(?:utm|mtm|pk)_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id'
                '|_ga|_gl|wt_z?mc)(?:=[^&#]*)?(?=&|#|$)', '\1', 'gi'),
            '(?<=[?&])&+|[?&]+(?=#|$)', '', 'g'),
        '/+(?=\?|#|$)', '')
    FROM (SELECT regexp_replace(value, '^https?://(www\.)?', '', 'i') AS rest) AS address
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_search_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(ADDRESS_KEY, "DROP FUNCTION public.address_key(text);"),
        mend("records_source", f"last_verified_on > {TODAY}", "last_verified_on", "NULL"),
        *(
            mend("records_source", f"{date}_earliest > {TODAY}", date, "''")
            for date in ("published", "inferred", "retrieved")
        ),
        *mend_address("records_source", "url"),
        *mend_address("records_source", "archive_url"),
        migrations.AddField(
            model_name="source",
            name="url_key",
            field=records.search.normal_form.StoredForm(
                db_persist=True,
                expression=records.addresses.AddressKey("url"),
                output_field=models.TextField(),
                serialize=False,
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                condition=models.Q(("url", ""), _negated=True), fields=["url_key"], name="records_source_url_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="records_source_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=records.circles.NoCircle(
                end="same_story_as",
                kinds=(),
                name="records_source_story_circle",
                start="id",
                turned=(),
                until="",
                violation_error_message="“Same story as” would lead in a circle: choose the earliest source for all.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_earliest__isnull", True),
                    ("published_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="records_source_published_happened",
                violation_error_message="The date of “date of publication” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inferred_earliest__isnull", True),
                    ("inferred_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="records_source_inferred_happened",
                violation_error_message="The date of “inferred date” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("retrieved_earliest__isnull", True),
                    ("retrieved_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="records_source_retrieved_happened",
                violation_error_message="The date of “retrieved on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("url", ""), ("url__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"),
                name="records_source_url_web",
                violation_error_message="An address begins with http:// or https:// and has no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archive_url", ""), ("archive_url__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"
                ),
                name="records_source_archive_url_web",
                violation_error_message="An address begins with http:// or https:// and has no spaces.",
            ),
        ),
    ]
