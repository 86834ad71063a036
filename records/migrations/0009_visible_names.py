from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("koreanrw", "0006_clean_stored_texts"),
        ("records", "0008_clean_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="source",
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
                name="records_source_title_shows",
                violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing.",
            ),
        ),
    ]
