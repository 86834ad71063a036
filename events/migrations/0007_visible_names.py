from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("koreanrw", "0006_clean_stored_texts"),
        ("companies", "0008_visible_names"),
        ("events", "0006_clean_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("title_de__regex", "[[:alnum:]]"),
                        ("title_de__isnull", True),
                        ("title_de", ""),
                        _connector="OR",
                    ),
                    models.Q(
                        ("title_en__regex", "[[:alnum:]]"),
                        ("title_en__isnull", True),
                        ("title_en", ""),
                        _connector="OR",
                    ),
                    models.Q(
                        ("title_ko__regex", "[[:alnum:]]"),
                        ("title_ko__isnull", True),
                        ("title_ko", ""),
                        _connector="OR",
                    ),
                ),
                name="events_agreement_title_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("title_de__regex", "[[:alnum:]]"),
                        ("title_de__isnull", True),
                        ("title_de", ""),
                        _connector="OR",
                    ),
                    models.Q(
                        ("title_en__regex", "[[:alnum:]]"),
                        ("title_en__isnull", True),
                        ("title_en", ""),
                        _connector="OR",
                    ),
                    models.Q(
                        ("title_ko__regex", "[[:alnum:]]"),
                        ("title_ko__isnull", True),
                        ("title_ko", ""),
                        _connector="OR",
                    ),
                ),
                name="events_delegation_title_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
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
                name="events_person_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
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
                name="events_topic_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
    ]
