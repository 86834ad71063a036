from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("koreanrw", "0006_clean_stored_texts"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="page",
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
                name="koreanrw_page_title_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "[[:alnum:]]")),
                name="koreanrw_savedsearch_name_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
    ]
