"""What records are found by, as each app declares it in its ``search_index.py``, and the SQL this stands for.

A text stands in a field of the record, or at the end of a path of relations as Django names them
(``parties__organisation``). Every record on the way must be published; a change of whatever is on the way makes the
entry anew. `records/indexing/comparison.py` compares the SQL with the database, and
`manage.py make_search_migration` writes what has to be done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model

from records.models import Record, SearchEntry
from records.models.reference import Reference
from records.search.normal_form import in_languages


class Weight(StrEnum):
    """What a text is of the record, by which a match in it counts (`RANK_WEIGHTS`)."""

    OWN_NAME = "A"
    # Of others it is about.
    OTHER_NAME = "B"
    # What it is classed by.
    CLASS = "C"
    RUNNING_TEXT = "D"


@dataclass(frozen=True)
class Naming:
    """A view with every name of what is public: the texts of some fields, also of parts."""

    view: str
    model: type[Model]
    fields: tuple[str, ...]
    sql: str = "{}"
    # A function from a key to those of the things meant, such as a place and all it lies in; and the view and columns
    # that say whose names a thing thereby is found by.
    through: str = ""
    cause: tuple[str, str, str] | None = None
    # Parts of a name may be written together or apart.
    are_names: bool = True

    @property
    def key(self) -> str:
        """The column that says whose name it is."""
        return f"{self.model._meta.model_name}_id"

    def query(self) -> str:
        """The query of the view. Views keep the types of their columns, so nothing is made of these but by ``sql``."""
        return "\nUNION ALL\n".join(self._arms())

    def _arms(self) -> Iterator[str]:
        for path, names in groupby(self.fields, key=lambda field: field.rpartition("__")[0]):
            tables = _Tables(self.model)
            alias, model = tables.table(path)
            columns = (column for name in names for column in columns_of(model, name.rpartition("__")[2]))
            values = ", ".join(f"({self.sql.format(f'{alias}.{column}')})" for column in columns)
            yield (
                f"SELECT record.id, naming.text\n    {tables.source()}\n"
                f"    CROSS JOIN LATERAL (VALUES {values}) AS naming (text)\n"
                f"    {tables.condition('naming.text <> ' + _quoted(''))}"
            )


@dataclass(frozen=True)
class Text:
    """The texts of a field, in all languages where it is translated. ``sql`` makes what is indexed of a column."""

    weight: Weight
    field: str
    path: str = ""
    is_name: bool = False
    # What it is of the record, in messages to readers; the name of the field where nothing else is said.
    what: str = ""
    sql: str = "{}"
    # Records that must be published, where there are any, besides those on the path.
    visible_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """Every name of what a path leads to. In ``what``, {key} is the key of what it leads to."""

    weight: Weight
    path: str
    naming: Naming
    what: str
    visible_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labels:
    """Words for each value of a field of choices, in any language."""

    weight: Weight
    field: str
    words: Mapping[Any, tuple[str, ...]]
    path: str = ""
    what: str = ""


# An address of a page is asked for with or without what stands before it.
ADDRESS = r"regexp_replace({}, '^[a-z]+://(www\.)?', '', 'i')"


@dataclass(frozen=True)
class Index:
    """One table of entries: what its records are found by, and what an entry says besides."""

    entry: type[SearchEntry]
    texts: tuple[Text | Names | Labels, ...]
    # Records without which these are not visible, where there are any.
    visible_with: tuple[str, ...] = ()
    # SQL of the further columns, in the order of the table, over the row "record".
    columns: tuple[str, ...] = ()
    # What these look at besides: a change of it makes an entry anew, though nothing is found by it.
    looked_at: tuple[Names, ...] = ()

    @property
    def app(self) -> str:
        return self.entry._meta.app_label

    @property
    def table(self) -> str:
        return self.entry._meta.db_table

    @property
    def record(self) -> type[Model]:
        return self.entry._meta.get_field("record").related_model

    def text_sql(self) -> str:
        """The query of the view of texts."""
        return "\nUNION ALL\n".join(self._arms())

    def _arms(self) -> Iterator[str]:
        fields = (each for each in self.texts if isinstance(each, Text))
        by_path = sorted(fields, key=lambda text: (text.path, text.visible_with))
        for (path, visible_with), together in groupby(by_path, key=lambda text: (text.path, text.visible_with)):
            yield self._of_fields(path, visible_with, list(together))
        for each in self.texts:
            if isinstance(each, Names):
                yield self._of_names(each)
            elif isinstance(each, Labels):
                yield self._of_labels(each)

    def _of_fields(self, path: str, visible_with: tuple[str, ...], texts: list[Text]) -> str:
        tables = self._tables(visible_with)
        alias, model = tables.table(path)
        rows = ",\n        ".join(
            f"({_quoted(text.weight)}, {_boolean(text.is_name)},"
            f" {text.sql.format(f'{alias}.{column}')}, {_quoted(text.what or text.field)})"
            for text in texts
            for column in columns_of(model, text.field)
        )
        return (
            f"SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what\n"
            f"    {tables.source()}\n"
            f"    CROSS JOIN LATERAL (VALUES\n        {rows}\n    ) AS piece (weight, is_name, text, what)\n"
            f"    {tables.condition('piece.text::text <> ' + _quoted(''))}"
        )

    def _of_names(self, names: Names) -> str:
        tables = self._tables(names.visible_with)
        key, _model = tables.key(names.path)
        naming = names.naming
        what = _quoted(names.what)
        if "{key}" in names.what:
            what = f"{_quoted(names.what.replace('{key}', ''))} || {key}"
        through = f"    CROSS JOIN LATERAL public.{naming.through}({key}) AS meant (id)\n" if naming.through else ""
        return (
            f"SELECT record.id, {_quoted(names.weight)}, {_boolean(naming.are_names)}, naming.text::text, {what}\n"
            f"    {tables.source()}\n{through}"
            f"    JOIN public.{naming.view} AS naming ON naming.{naming.key} = {'meant.id' if through else key}\n"
            f"    {tables.condition()}"
        )

    def _of_labels(self, labels: Labels) -> str:
        tables = self._tables(())
        alias, model = tables.table(labels.path)
        (column,) = columns_of(model, labels.field)
        cases = "\n        ".join(
            f"WHEN {_quoted(value)} THEN ARRAY[{', '.join(map(_quoted, words))}]"
            for value, words in labels.words.items()
        )
        return (
            f"SELECT record.id, {_quoted(labels.weight)}, false, label, {_quoted(labels.what or labels.field)}\n"
            f"    {tables.source()}\n"
            f"    CROSS JOIN LATERAL unnest(CASE {alias}.{column}\n        {cases} END) AS label\n"
            f"    {tables.condition()}"
        )

    def _tables(self, visible_with: Iterable[str]) -> "_Tables":
        tables = _Tables(self.record)
        for path in (*self.visible_with, *visible_with):
            tables.table(path, where_any=True)
        return tables

    def cause_sql(self) -> str:
        """The query of the view of causes: every row whose change may change an entry."""
        own = self.record._meta.db_table
        arms = [f"SELECT id AS record_id, '{own}' AS cause, id AS row_id FROM public.{own}"]
        for path in self._paths():
            tables = _Tables(self.record, in_any_state=True)
            key, model = tables.key(path)
            # Parts change with their record, which says so itself.
            if issubclass(model, (Record, Reference)):
                arms.append(f"SELECT record.id, '{model._meta.db_table}', {key}\n    {tables.source()}")
        for names in (*self.texts, *self.looked_at):
            if isinstance(names, Names) and names.naming.cause:
                tables = _Tables(self.record, in_any_state=True)
                key, model = tables.key(names.path)
                view, start, end = names.naming.cause
                arms.append(
                    f"SELECT record.id, '{model._meta.db_table}', cause.{end}\n    {tables.source()}\n"
                    f"    JOIN public.{view} AS cause ON cause.{start} = {key}"
                )
        return "\nUNION ALL ".join(dict.fromkeys(arms))

    def _paths(self) -> list[str]:
        """Every path somebody goes along, from the record to each thing on the way."""
        ends = [*self.visible_with]
        for each in self.texts:
            ends += [each.path, *getattr(each, "visible_with", ())]
        ends += [names.path for names in self.looked_at]
        steps = [end.split("__") for end in ends if end]
        return list(dict.fromkeys("__".join(step[:length]) for step in steps for length in range(1, len(step) + 1)))

    def due_sql(self) -> str:
        """The body of the function that gives the rows the table ought to have for some records."""
        further = "".join(f",\n        {column}" for column in self.columns)
        return f"""
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.{self.table}_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id{further}
    FROM found_by JOIN public.{self.record._meta.db_table} AS record ON record.id = found_by.record_id
"""


def columns_of(model: type[Model], field: str) -> tuple[str, ...]:
    """The columns of a field, one for each language where it is translated."""
    columns = {each.name: str(each.column) for each in model._meta.concrete_fields}
    return tuple(columns[name] for name in in_languages(field) if name in columns) or (columns[field],)


class _Tables:
    """The tables on the way along paths from a record, each joined once, and what must hold of their rows."""

    def __init__(self, record: type[Model], *, in_any_state: bool = False) -> None:
        self._in_any_state = in_any_state
        self._known: dict[str, tuple[str, type[Model]]] = {"": ("record", record)}
        self._optional: set[str] = set()
        self._from = [f"FROM public.{record._meta.db_table} AS record"]
        self._where: list[str] = []
        self._publish("record", record, optional=False)

    def source(self) -> str:
        return "\n    ".join(self._from)

    def condition(self, *further: str) -> str:
        return f"WHERE {' AND '.join([*self._where, *further])}"

    def key(self, path: str) -> tuple[str, type[Model]]:
        """The key of what a path leads to, without a look at its own table where that is not needed."""
        if not path:
            return "record.id", self._known[""][1]
        before, _mark, name = path.rpartition("__")
        alias, model = self.table(before)
        relation: Any = model._meta.get_field(name)
        if path in self._known or not isinstance(relation, (ForeignKey, ManyToManyField)):
            found, target = self.table(path)
            return f"{found}.id", target
        if isinstance(relation, ForeignKey):
            return f"{alias}.{relation.column}", relation.related_model
        chosen = f"chosen_{path}"
        join = (
            f"JOIN public.{relation.m2m_db_table()} AS {chosen} ON {chosen}.{relation.m2m_column_name()} = {alias}.id"
        )
        if join not in self._from:
            self._from.append(join)
        return f"{chosen}.{relation.m2m_reverse_name()}", relation.related_model

    def table(self, path: str, *, where_any: bool = False) -> tuple[str, type[Model]]:
        """The name under which the rows at the end of a path are joined; ``where_any`` keeps records without any."""
        if path in self._known:
            return self._known[path]
        before, _mark, name = path.rpartition("__")
        alias, model = self.table(before, where_any=where_any)
        relation: Any = model._meta.get_field(name)
        if isinstance(relation, (ForeignKey, ManyToManyField)):
            key, target = self.key(path)
            matched = f"{path}.id = {key}"
        else:
            target = relation.related_model
            matched = f"{path}.{relation.field.column} = {alias}.id"
        optional = before in self._optional or (where_any and isinstance(relation, ForeignKey) and relation.null)
        self._from.append(f"{'LEFT ' if optional else ''}JOIN public.{target._meta.db_table} AS {path} ON {matched}")
        self._known[path] = (path, target)
        if optional:
            self._optional.add(path)
        self._publish(path, target, optional=optional)
        return path, target

    def _publish(self, alias: str, model: type[Model], *, optional: bool) -> None:
        if issubclass(model, Record) and not self._in_any_state:
            state = f"coalesce({alias}.state, 'published')" if optional else f"{alias}.state"
            self._where.append(f"{state} = 'published'")


def _boolean(value: bool) -> str:
    return str(value).lower()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
