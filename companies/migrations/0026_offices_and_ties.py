"""Offices have names, houses and moves; ties between organisations more kinds, and shares."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import records.circles
import records.search.normal_form
from records.operations import clean_texts, translated


class Migration(migrations.Migration):

    dependencies = [
        ('companies', '0025_translated_reasonings'),
    ]

    operations = [
        # Taken back, what is cleaned is what was before.
        migrations.RunSQL(
            migrations.RunSQL.noop, clean_texts("companies_office", ("address",), ("withdrawal_reason",)).sql
        ),
        migrations.RemoveConstraint(
            model_name='organisationrelation',
            name='companies_organisationrelation_ownership',
        ),
        migrations.RemoveConstraint(
            model_name='organisationrelation',
            name='companies_organisationrelation_supervision',
        ),
        migrations.AddField(
            model_name='office',
            name='in_house_of',
            field=models.ForeignKey(blank=True, help_text='The organisation in whose rooms it is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices_hosted', to='companies.organisation', verbose_name='in the house of'),
        ),
        migrations.AddField(
            model_name='office',
            name='moved_to',
            field=models.ForeignKey(blank=True, help_text='The office of the same organisation that took its place.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_from', to='companies.office', verbose_name='moved to'),
        ),
        migrations.AddField(
            model_name='office',
            name='name',
            field=models.CharField(blank=True, default='', help_text='Only if it bears one of its own.', max_length=200, verbose_name='name'),
        ),
        migrations.AddField(
            model_name='office',
            name='name_de',
            field=models.CharField(blank=True, default='', help_text='Only if it bears one of its own.', max_length=200, null=True, verbose_name='name'),
        ),
        migrations.AddField(
            model_name='office',
            name='name_en',
            field=models.CharField(blank=True, default='', help_text='Only if it bears one of its own.', max_length=200, null=True, verbose_name='name'),
        ),
        migrations.AddField(
            model_name='office',
            name='name_ko',
            field=models.CharField(blank=True, default='', help_text='Only if it bears one of its own.', max_length=200, null=True, verbose_name='name'),
        ),
        migrations.AddField(
            model_name='organisationrelation',
            name='share',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='In percent: how much of it the other organisation holds.', max_digits=5, null=True, verbose_name='share'),
        ),
        # What a generated column is made of cannot be changed.
        migrations.RemoveField(model_name='office', name='search_text'),
        migrations.AddField(
            model_name='office',
            name='search_text',
            field=records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F('name_de'), models.Value('')), django.db.models.functions.comparison.Coalesce(models.F('name_en'), models.Value('')), django.db.models.functions.comparison.Coalesce(models.F('name_ko'), models.Value('')), django.db.models.functions.comparison.Coalesce(models.F('address'), models.Value(''))), output_field=models.TextField(), serialize=False),
        ),
        migrations.AlterField(
            model_name='organisationrelation',
            name='kind',
            field=models.CharField(choices=[('subsidiary of', 'subsidiary of'), ('joint venture', 'joint venture of'), ('acquired by', 'acquired by'), ('part of', 'part of'), ('merged into', 'merged into'), ('successor of', 'successor of'), ('member of', 'member of'), ('reports to', 'reports to'), ('partner of', 'partner of')], max_length=15, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('moved_to', None), models.Q(('moved_to', models.F('id')), _negated=True), _connector='OR'), name='companies_office_moved_elsewhere', violation_error_message='An office cannot move to itself.'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('in_house_of', None), models.Q(('in_house_of', models.F('organisation')), _negated=True), _connector='OR'), name='companies_office_in_another_house', violation_error_message='An office is in the house of another organisation, or of none.'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=records.circles.NoCircle(end='moved_to', kinds=(), name='companies_office_moves', start='id', turned=(), until='', violation_error_message='These offices would have moved in a circle.'),
        ),
        migrations.AddConstraint(
            model_name='organisationrelation',
            constraint=models.CheckConstraint(condition=models.Q(('share', None), models.Q(('kind__in', ('subsidiary of', 'joint venture', 'acquired by')), ('share__gt', 0), ('share__lte', 100)), _connector='OR'), name='companies_organisationrelation_share', violation_error_message='A share is above 0 and at most 100 percent, and only an owner holds one.'),
        ),
        migrations.AddConstraint(
            model_name='organisationrelation',
            constraint=records.circles.NoCircle(end='other', kinds=('subsidiary of', 'joint venture', 'acquired by'), name='companies_organisationrelation_ownership', start='organisation', turned=(), until='until', violation_error_message='An organisation would own itself, by way of others: say until when the older tie held.'),
        ),
        migrations.AddConstraint(
            model_name='organisationrelation',
            constraint=records.circles.NoCircle(end='other', kinds=('reports to', 'part of'), name='companies_organisationrelation_supervision', start='organisation', turned=(), until='until', violation_error_message='An organisation would report to itself or be part of itself, by way of others: say until when the older tie held.'),
        ),
        clean_texts("companies_office", (*translated("name"), "address"), ("withdrawal_reason",)),
    ]
