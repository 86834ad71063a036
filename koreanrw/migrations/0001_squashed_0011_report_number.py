"""Accounts, pages of text, saved searches and reports of errors."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import koreanrw.models
from records.operations import clean_texts, reference_table, translated

CLEANED = {
    "koreanrw_user": {"lines": ("first_name", "last_name", "email")},
    "koreanrw_page": {"lines": translated("title"), "texts": translated("body")},
    "koreanrw_savedsearch": {"lines": ("name",)},
    "koreanrw_errorreport": {"lines": ("page", "fact", "email"), "texts": ("wrong", "source", "note")},
}


class Migration(migrations.Migration):
    replaces = [
        ("koreanrw", "0001_initial"),
        ("koreanrw", "0002_triggers"),
        ("koreanrw", "0003_groups"),
        ("koreanrw", "0004_saved_search"),
        ("koreanrw", "0005_clean_texts"),
        ("koreanrw", "0006_clean_stored_texts"),
        ("koreanrw", "0007_visible_names"),
        ("koreanrw", "0008_wording"),
        ("koreanrw", "0009_error_reports"),
        ("koreanrw", "0010_report_rights"),
        ("koreanrw", "0011_report_number"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("records", "0001_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("is_superuser", models.BooleanField(default=False, help_text="Designates that this user has all permissions without explicitly assigning them.", verbose_name="superuser status")),
                ("username", models.CharField(error_messages={"unique": "A user with that username already exists."}, help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.", max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name="username")),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                ("is_staff", models.BooleanField(default=False, help_text="Designates whether the user can log into this admin site.", verbose_name="staff status")),
                ("is_active", models.BooleanField(default=True, help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.", verbose_name="active")),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("groups", models.ManyToManyField(blank=True, help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.", related_name="user_set", related_query_name="user", to="auth.group", verbose_name="groups")),
                ("user_permissions", models.ManyToManyField(blank=True, help_text="Specific permissions for this user.", related_name="user_set", related_query_name="user", to="auth.permission", verbose_name="user permissions")),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(editable=False, unique=True, verbose_name="slug")),
                ("title", models.CharField(blank=True, default="", max_length=120, verbose_name="title")),
                ("title_de", models.CharField(blank=True, default="", max_length=120, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, default="", max_length=120, null=True, verbose_name="title")),
                ("title_ko", models.CharField(blank=True, default="", max_length=120, null=True, verbose_name="title")),
                ("body", models.TextField(blank=True, default="", help_text="Markdown: blank lines between paragraphs, “## ” before a heading, [words](address) for links.", verbose_name="text")),
                ("body_de", models.TextField(blank=True, default="", help_text="Markdown: blank lines between paragraphs, “## ” before a heading, [words](address) for links.", null=True, verbose_name="text")),
                ("body_en", models.TextField(blank=True, default="", help_text="Markdown: blank lines between paragraphs, “## ” before a heading, [words](address) for links.", null=True, verbose_name="text")),
                ("body_ko", models.TextField(blank=True, default="", help_text="Markdown: blank lines between paragraphs, “## ” before a heading, [words](address) for links.", null=True, verbose_name="text")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ("slug",),
                "default_permissions": ("change", "view"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__regex", "[[:alnum:]]"), ("title_de__isnull", True), ("title_de", ""), _connector="OR"), models.Q(("title_en__regex", "[[:alnum:]]"), ("title_en__isnull", True), ("title_en", ""), _connector="OR"), models.Q(("title_ko__regex", "[[:alnum:]]"), ("title_ko__isnull", True), ("title_ko", ""), _connector="OR")), name="koreanrw_page_title_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("list", models.CharField(editable=False, max_length=40, verbose_name="list")),
                ("query", models.CharField(blank=True, default="", editable=False, max_length=2000, verbose_name="query")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("owner", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="saved_searches", to=settings.AUTH_USER_MODEL, verbose_name="owner")),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="koreanrw_savedsearch_name", violation_error_message="Give it a name."),
                    models.CheckConstraint(condition=models.Q(("name__regex", "[[:alnum:]]")), name="koreanrw_savedsearch_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.UniqueConstraint(fields=("owner", "name"), name="koreanrw_savedsearch_once", violation_error_message="You have already saved a search under this name."),
                ],
            },
        ),
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(default=koreanrw.models.make_number, editable=False, max_length=8, unique=True, verbose_name="number of the report")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="received")),
                ("language", models.CharField(choices=[("de", "German"), ("en", "English"), ("ko", "Korean")], editable=False, max_length=8, verbose_name="language")),
                ("page", models.CharField(blank=True, default="", max_length=500, verbose_name="page")),
                ("fact", models.CharField(blank=True, default="", max_length=300, verbose_name="which fact")),
                ("wrong", models.TextField(max_length=4000, verbose_name="what is wrong")),
                ("source", models.TextField(blank=True, default="", max_length=1000, verbose_name="source")),
                ("email", models.EmailField(blank=True, default="", max_length=254, verbose_name="e-mail address")),
                ("state", models.CharField(choices=[("new", "new"), ("in hand", "being checked"), ("corrected", "corrected"), ("left", "closed without a correction")], default="new", max_length=12, verbose_name="state")),
                ("note", models.TextField(blank=True, default="", max_length=2000, verbose_name="note for the editors")),
                ("handled_at", models.DateTimeField(editable=False, null=True, verbose_name="dealt with on")),
                ("handled_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="dealt with by")),
            ],
            options={
                "verbose_name": "report of an error",
                "verbose_name_plural": "reports of errors",
                "ordering": ("-created", "-pk"),
                "default_permissions": ("change", "view"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("wrong", ""), _negated=True), name="koreanrw_errorreport_wrong", violation_error_message="Say what is wrong."),
                    models.CheckConstraint(condition=models.Q(models.Q(("state__in", ["corrected", "left"]), _negated=True), ("email", ""), _connector="OR"), name="koreanrw_errorreport_email_erased", violation_error_message="A closed report keeps no e-mail address."),
                ],
            },
        ),
        *reference_table("koreanrw_page"),
        *(clean_texts(table, **columns) for table, columns in CLEANED.items()),
    ]
