from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from records.indexing.comparison import Difference, declared_indexes, differences
from records.indexing.declaration import Index

_MIGRATION = '''"""The search index as {app}/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations
{imports}
FORWARD = [
{forward}]
BACKWARD = [
{backward}]


class Migration(migrations.Migration):
    dependencies = {dependencies}
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
{fills}    )
'''


class Command(BaseCommand):
    """Write the migrations that make what the database reads of the models what they declare."""

    help = (
        "Compare the search index in the database, all migrations applied, with what the apps declare in "
        "search_index.py, and what it reads for citations with CITABLE of the models; write a migration for every app "
        "of which they differ."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--same-entries",
            action="store_true",
            help="What is found stays what it is, only said otherwise: the migration fills no entries.",
        )

    def handle(self, *args: Any, same_entries: bool, **options: Any) -> None:
        leaves = dict(MigrationLoader(connection).graph.leaf_nodes())
        indexes = declared_indexes()
        floors = list(dict.fromkeys(index.app for index in indexes))
        found = sorted(differences(), key=lambda difference: floors.index(difference.app))
        for app, of_app in groupby(found, key=lambda difference: difference.app):
            name = f"{int(leaves[app][:4]) + 1:04d}_search_index_as_declared"
            path = Path(apps.get_app_config(app).path, "migrations", f"{name}.py")
            filled = [] if same_entries else [index for index in indexes if index.app == app]
            # Views of one app were made by migrations of another.
            needed = [(name, leaves[name]) for name in floors]
            path.write_text(_migration(app, list(of_app), needed, filled), encoding="utf-8")
            leaves[app] = name
            self.stdout.write(f"Written: {path}")
        if not found:
            self.stdout.write("The search index in the database is the one that is declared.")


def _migration(app: str, found: list[Difference], needed: list[tuple[str, str]], filled: list[Index]) -> str:
    return _MIGRATION.format(
        app=app,
        imports="\nfrom records.search.operations import fill_search\n" if filled else "",
        forward="".join(_literal(each.forward) for each in found),
        backward="".join(_literal(each.backward) for each in reversed(found)),
        dependencies=f"({', '.join(f'("{name}", "{leaf}")' for name, leaf in needed)},)",
        fills="".join(
            f'        fill_search("{entry}", "{records}"),\n'
            for entry, records in ((index.table, index.record._meta.db_table) for index in filled)
        ),
    )


def _literal(sql: str) -> str:
    return f'    r"""\n{sql.strip()}\n""",\n'
