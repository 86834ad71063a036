from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("koreanrw", "0006_clean_stored_texts"),
        ("companies", "0007_clean_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR"
                    ),
                ),
                name="companies_organisation_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "[[:alnum:]]")),
                name="companies_organisationname_text_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR"
                    ),
                ),
                name="companies_place_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sector",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"
                    ),
                    models.Q(
                        ("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR"
                    ),
                ),
                name="companies_sector_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
    ]
