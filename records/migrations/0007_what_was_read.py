"""A source says which places it has and what of it the register leaves out, with the reason."""

from django.db import migrations, models

from records.operations import clean_texts, translated

LINES = (
    *translated("title"), "publisher", "original_source", "editor", "author_sign", "dateline", "url", "archive_url",
)  # fmt: skip
TEXTS = (*translated("reliability"), "withdrawal_reason")
LEFT_OUT = {
    "blank": True,
    "default": "",
    "help_text": "What it says and the register does not hold, one line each, with its place and why: “P4: …”.",
    "verbose_name": "left out of the register",
}


class Migration(migrations.Migration):
    dependencies = [("records", "0006_plans")]

    operations = [
        migrations.AddField("source", "left_out", models.TextField(**LEFT_OUT)),
        *(
            migrations.AddField("source", f"left_out_{language}", models.TextField(null=True, **LEFT_OUT))
            for language in ("de", "en", "ko")
        ),
        migrations.AddField(
            "source",
            "paragraphs",
            models.CharField(
                blank=True,
                default="",
                help_text="All its places one after the other, as citations call them: H L P1 P2 P3 F.",
                max_length=1000,
                verbose_name="places in its order",
            ),
        ),
        # Before the columns go, those that are left are cleaned as they were.
        migrations.RunSQL(migrations.RunSQL.noop, clean_texts("records_source", LINES, TEXTS).sql),
        clean_texts("records_source", (*LINES, "paragraphs"), (*TEXTS, *translated("left_out"))),
    ]
