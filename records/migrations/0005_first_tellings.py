"""A copy names the first telling of its story, never another copy: all of them are one witness."""

from django.db import migrations, models

FORWARD = (
    """CREATE FUNCTION public.records_source_first_telling() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE first bigint;
    BEGIN
        SELECT coalesce(told.same_story_as_id, told.id) INTO first
        FROM public.records_source AS told WHERE told.id = NEW.same_story_as_id;
        -- What leads back to itself is refused as a circle.
        IF first <> NEW.id THEN
            NEW.same_story_as_id := first;
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER records_source_first_telling BEFORE INSERT OR UPDATE OF same_story_as_id ON public.records_source
    FOR EACH ROW WHEN (NEW.same_story_as_id IS NOT NULL) EXECUTE FUNCTION public.records_source_first_telling()""",
    """CREATE FUNCTION public.records_source_lead_copies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE public.records_source SET same_story_as_id = NEW.same_story_as_id
        WHERE same_story_as_id = NEW.id AND id <> NEW.same_story_as_id;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER records_source_lead_copies AFTER INSERT OR UPDATE OF same_story_as_id ON public.records_source
    FOR EACH ROW WHEN (NEW.same_story_as_id IS NOT NULL) EXECUTE FUNCTION public.records_source_lead_copies()""",
    # Chains there are: each copy is written once more for each step to the first telling.
    """DO $$ BEGIN
        LOOP
            UPDATE public.records_source AS copy SET same_story_as_id = told.same_story_as_id
            FROM public.records_source AS told
            WHERE told.id = copy.same_story_as_id AND told.same_story_as_id IS NOT NULL;
            EXIT WHEN NOT FOUND;
        END LOOP;
    END $$""",
)
BACKWARD = (
    "DROP TRIGGER records_source_lead_copies ON public.records_source",
    "DROP FUNCTION public.records_source_lead_copies()",
    "DROP TRIGGER records_source_first_telling ON public.records_source",
    "DROP FUNCTION public.records_source_first_telling()",
)


class Migration(migrations.Migration):
    dependencies = [("records", "0004_values")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.AlterField(
            "source",
            "same_story_as",
            models.ForeignKey(
                blank=True,
                help_text="Where several papers print one agency report, the earliest of them. All of them count as"
                " one witness.",
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="retellings",
                to="records.source",
                verbose_name="same story as",
            ),
        ),
    ]
