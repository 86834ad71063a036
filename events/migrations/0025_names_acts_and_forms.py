"""People have other names; parties approve, join, withdraw and act for others; agreements have a form and a term."""

import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import records.circles
import records.dates.constraints
import records.dates.fields
import records.models.part
import records.models.public_id
import records.search.normal_form
from records.operations import (
    clean_texts,
    keep_names_in_values,
    keep_verdicts,
    pair_with_owner,
    part_table,
    same_owner,
    translated,
)

# The keys of every table of citations to parts, as they are now; before, people had no names of their own to cite.
KEYS: dict[str, tuple[str, ...]] = {
    "events_personcitation": ("name_id", "position_id"),
    "events_delegationcitation": ("member_id", "visit_id", "participant_id"),
    "events_agreementcitation": ("party_id", "signatory_id", "link_id"),
    "events_eventcitation": ("participant_id",),
    "events_figurecitation": (),
    "companies_organisationcitation": ("name_id", "relation_id"),
    "companies_officecitation": ("function_id",),
}
KEYS_BEFORE = {**KEYS, "events_personcitation": ("position_id",)}
PARTS = {"name_id": "events_personname", "position_id": "events_position"}
NAMED = {"companies_place": True, "companies_sector": False, "events_topic": False, "events_eventseries": False, "events_countingrule": False}
# As `records.values.held_sql` makes it of the model.
HELD = """
SELECT CASE field
    WHEN 'text' THEN ROW(r.text::text, NULL, NULL, 'text')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.events_personname AS r WHERE r.id = row_id
"""
HELD_SIGNATURE = "public.events_personname_held(row_id bigint, field text)"


def instead(before: migrations.RunSQL, after: migrations.RunSQL) -> list[migrations.RunSQL]:
    """One of these operations in place of the other."""
    return [migrations.RunSQL(before.reverse_sql, before.sql), after]


def _verdicts(parts: dict[str, str]) -> migrations.RunSQL:
    return keep_verdicts("events_personcitation", "events_person", parts)


class Migration(migrations.Migration):

    dependencies = [
        ('companies', '0026_offices_and_ties'),
        ('events', '0024_search_index_as_declared'),
        ('records', '0008_search_index_as_declared'),
    ]

    operations = [
        # Taken back, what is cleaned is what was before.
        migrations.RunSQL(
            migrations.RunSQL.noop,
            clean_texts(
                "events_agreement",
                (*translated("title"), "kind_as_printed"),
                (*translated("purpose"), "withdrawal_reason", "staff_notes"),
            ).sql,
        ),
        migrations.CreateModel(
            name='PersonName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(db_default=records.models.public_id.NewPublicId(), editable=False, max_length=10, unique=True, verbose_name='identifier')),
                ('order', models.PositiveSmallIntegerField(blank=True, help_text='Where it stands among the rows of this list. Leave it empty to add it at the end.', verbose_name='order')),
                ('text', models.CharField(max_length=200, verbose_name='name')),
                ('language', models.CharField(help_text='Language tag (BCP 47): ko for Korean in Hangul, ko-Latn for Korean in Latin letters, de, en.', max_length=20, validators=[django.core.validators.RegexValidator('^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$', 'A language tag such as ko, ko-Latn, de or en.')], verbose_name='language and script')),
                ('kind', models.CharField(choices=[('official', 'official name'), ('short', 'short name'), ('former', 'former name'), ('romanised', 'romanised name'), ('translated', 'translated name'), ('as printed', 'name as printed')], max_length=12, verbose_name='kind')),
                ('since', records.dates.fields.PartialDateField(verbose_name='from')),
                ('until', records.dates.fields.PartialDateField(verbose_name='until')),
                ('search_text', records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F('text'), models.Value(''))), output_field=models.TextField(), serialize=False)),
                ('since_earliest', models.GeneratedField(db_persist=True, expression=models.Func(models.F('since'), function='public.partial_date_earliest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='earliest day')),
                ('since_latest', models.GeneratedField(db_persist=True, expression=models.Func(models.F('since'), function='public.partial_date_latest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='latest day')),
                ('until_earliest', models.GeneratedField(db_persist=True, expression=models.Func(models.F('until'), function='public.partial_date_earliest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='earliest day')),
                ('until_latest', models.GeneratedField(db_persist=True, expression=models.Func(models.F('until'), function='public.partial_date_latest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='latest day')),
            ],
            options={
                'verbose_name': 'name',
                'verbose_name_plural': 'names',
                'ordering': ('order',),
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='agreementsignatory',
            name='events_agreementsignatory_once',
        ),
        migrations.RemoveConstraint(
            model_name='personcitation',
            name='events_personcitation_one_preferred',
        ),
        migrations.RemoveConstraint(
            model_name='personcitation',
            name='events_personcitation_identity',
        ),
        migrations.AddField(
            model_name='agreement',
            name='form',
            field=models.CharField(blank=True, choices=[('written', 'written'), ('oral', 'oral')], default='', help_text='Whether it was put in writing. Leave it empty if no source says so.', max_length=10, verbose_name='form'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='term',
            field=models.CharField(blank=True, default='', help_text='For how long, in your own words: “five years, then from year to year”.', max_length=200, verbose_name='term'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='term_de',
            field=models.CharField(blank=True, default='', help_text='For how long, in your own words: “five years, then from year to year”.', max_length=200, null=True, verbose_name='term'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='term_en',
            field=models.CharField(blank=True, default='', help_text='For how long, in your own words: “five years, then from year to year”.', max_length=200, null=True, verbose_name='term'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='term_ko',
            field=models.CharField(blank=True, default='', help_text='For how long, in your own words: “five years, then from year to year”.', max_length=200, null=True, verbose_name='term'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='acting_for',
            field=models.ForeignKey(blank=True, help_text='Whom it bound, if not itself: an institute acts for its university.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement_parties_acting', to='companies.organisation', verbose_name='acting for'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='approved',
            field=records.dates.fields.PartialDateField(help_text='When its council or board approved the agreement.', verbose_name='approved'),
        ),
        migrations.AddField(
            model_name='agreementsignatory',
            name='organisation',
            field=models.ForeignKey(blank=True, help_text='A witness may be an organisation; signatories sign for a party.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements_witnessed', to='companies.organisation', verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='joined',
            field=records.dates.fields.PartialDateField(help_text='When it became a party to what others had signed.', verbose_name='joined'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='withdrew',
            field=records.dates.fields.PartialDateField(help_text='When it left the agreement.', verbose_name='withdrew'),
        ),
        migrations.AlterField(
            model_name='agreementlink',
            name='kind',
            field=models.CharField(choices=[('renews', 'renews'), ('amends', 'amends'), ('replaces', 'replaces'), ('implements', 'implements'), ('raises', 'raises to a higher level'), ('follows', 'follows')], max_length=12, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='agreementsignatory',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='events.person', verbose_name='person'),
        ),
        migrations.AlterConstraint(
            model_name='agreementlink',
            name='events_agreementlink_circle',
            constraint=records.circles.NoCircle(end='other', kinds=(), name='events_agreementlink_circle', start='agreement', turned=(), until='', violation_error_message='The links would lead in a circle: an agreement renews, amends, replaces, implements, raises or follows an earlier or wider one, never the other way round.'),
        ),
        migrations.AddField(
            model_name='personname',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='events.person'),
        ),
        migrations.AddField(
            model_name='personcitation',
            name='name',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='events.personname', verbose_name='name'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='approved_earliest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('approved'), function='public.partial_date_earliest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='earliest day'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='approved_latest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('approved'), function='public.partial_date_latest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='latest day'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='joined_earliest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('joined'), function='public.partial_date_earliest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='earliest day'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='joined_latest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('joined'), function='public.partial_date_latest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='latest day'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='withdrew_earliest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('withdrew'), function='public.partial_date_earliest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='earliest day'),
        ),
        migrations.AddField(
            model_name='agreementparty',
            name='withdrew_latest',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('withdrew'), function='public.partial_date_latest', output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name='latest day'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('acting_for', None), models.Q(('acting_for', models.F('organisation')), _negated=True), _connector='OR'), name='events_agreementparty_acts_for_another', violation_error_message='Whoever acts for itself needs no entry under “acting for”.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('signed_earliest__isnull', True), ('withdrew_latest__isnull', True), ('withdrew_latest__gte', models.F('signed_earliest')), _connector='OR'), name='events_agreementparty_signed_withdrew', violation_error_message='The end lies before the beginning, however the two dates are read.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('joined_earliest__isnull', True), ('withdrew_latest__isnull', True), ('withdrew_latest__gte', models.F('joined_earliest')), _connector='OR'), name='events_agreementparty_joined_withdrew', violation_error_message='The end lies before the beginning, however the two dates are read.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('approved_earliest__isnull', True), ('approved_earliest__lte', records.dates.constraints.Today()), _connector='OR'), name='events_agreementparty_approved_happened', violation_error_message='The date of “approved” lies in the future, but it is stated as having happened.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('joined_earliest__isnull', True), ('joined_earliest__lte', records.dates.constraints.Today()), _connector='OR'), name='events_agreementparty_joined_happened', violation_error_message='The date of “joined” lies in the future, but it is stated as having happened.'),
        ),
        migrations.AddConstraint(
            model_name='agreementparty',
            constraint=models.CheckConstraint(condition=models.Q(('withdrew_earliest__isnull', True), ('withdrew_earliest__lte', records.dates.constraints.Today()), _connector='OR'), name='events_agreementparty_withdrew_happened', violation_error_message='The date of “withdrew” lies in the future, but it is stated as having happened.'),
        ),
        migrations.AddConstraint(
            model_name='agreementsignatory',
            constraint=models.UniqueConstraint(fields=('agreement', 'person', 'organisation', 'capacity'), name='events_agreementsignatory_once', nulls_distinct=False, violation_error_message='This person or organisation is named already.'),
        ),
        migrations.AddConstraint(
            model_name='agreementsignatory',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('capacity', 'witness'), ('organisation__isnull', False)), _connector='OR'), name='events_agreementsignatory_somebody', violation_error_message='Name the person who signed; only a witness may be an organisation alone.'),
        ),
        migrations.AddConstraint(
            model_name='agreementsignatory',
            constraint=models.CheckConstraint(condition=models.Q(('organisation', None), ('capacity', 'witness'), _connector='OR'), name='events_agreementsignatory_organisation', violation_error_message='For whom somebody signed stands under “party”.'),
        ),
        migrations.AddConstraint(
            model_name='personcitation',
            constraint=models.UniqueConstraint(condition=models.Q(('preferred', True)), fields=('record', 'name', 'position', 'field'), name='events_personcitation_one_preferred', nulls_distinct=False, violation_error_message='Only one source can be preferred for the same field.'),
        ),
        migrations.AddConstraint(
            model_name='personcitation',
            constraint=models.UniqueConstraint(fields=('record', 'name', 'position', 'field', 'source', 'place_in_source', 'fact'), name='events_personcitation_identity', nulls_distinct=False, violation_error_message='This place in the source is cited for this field already.'),
        ),
        migrations.AddConstraint(
            model_name='personcitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name__isnull', True), ('position__isnull', True)), models.Q(('name__isnull', False), ('position__isnull', True)), models.Q(('name__isnull', True), ('position__isnull', False)), _connector='OR'), name='events_personcitation_one_part', violation_error_message='A citation supports the record or one of its parts, not several.'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('person', 'order'), name='events_personname_order'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.UniqueConstraint(fields=('person', 'kind', 'language', 'text'), name='events_personname_unique', violation_error_message='This name is there already.'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.CheckConstraint(condition=models.Q(('language__regex', '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$')), name='events_personname_language', violation_error_message='A language tag such as ko, ko-Latn, de or en.'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.CheckConstraint(condition=models.Q(('since_earliest__isnull', True), ('until_latest__isnull', True), ('until_latest__gte', models.F('since_earliest')), _connector='OR'), name='events_personname_since_until', violation_error_message='The end lies before the beginning, however the two dates are read.'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.CheckConstraint(condition=models.Q(('text__regex', '[[:alnum:]]')), name='events_personname_text_shows', violation_error_message='A name or title needs at least one letter or digit: what is typed shows nothing.'),
        ),
        *part_table("events_personname", "events_person", "person_id"),
        pair_with_owner("events_personname", "person_id"),
        same_owner("events_personcitation", "record_id", "events_personname", "name_id", "person_id"),
        clean_texts("events_personname", ("text", "language")),
        clean_texts(
            "events_agreement",
            (*translated("title", "term"), "kind_as_printed"),
            (*translated("purpose"), "withdrawal_reason", "staff_notes"),
        ),
        migrations.RunSQL(
            f"CREATE FUNCTION {HELD_SIGNATURE} RETURNS public.records_held LANGUAGE sql STABLE AS $${HELD}$$",
            f"DROP FUNCTION {HELD_SIGNATURE}",
        ),
        *instead(_verdicts({"position_id": "events_position"}), _verdicts(PARTS)),
        *(
            operation
            for table, within in NAMED.items()
            for operation in instead(
                keep_names_in_values(table, KEYS_BEFORE, within=within), keep_names_in_values(table, KEYS, within=within)
            )
        ),
    ]
