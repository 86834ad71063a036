"""An editor at work: everything goes in through the forms of the admin, sources first, and is published at the end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.test import Client

from companies.models import Company, Institution, Office, Organisation, Place
from events.models import Agreement, CountingRule, Delegation, Figure, Person
from records.admin.targets import part_key
from records.models import Record, Source
from tests import factories
from tests.admin_forms import add_row, admin_url, opened, saved
from tests.bundles.articles import articles, facts

# What is named is published before what names it.
IN_TURN = (Source, Institution, Company, Person, Office, Delegation, Agreement, Figure)

type Rows = Iterable[dict[str, Any]]


@dataclass
class Desk:
    """One bundle, being entered."""

    bundle: str
    client: Client = field(default_factory=Client)
    sources: dict[str, Source] = field(default_factory=dict)
    entered: dict[type[Model], list[Record]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.client.force_login(factories.make_publisher())
        self.facts = facts(self.bundle)

    # --- reference data ------------------------------------------------------------------------------------------

    def place(self, de: str, en: str = "", ko: str = "", *, kind: str = "city", **fields: Any) -> Place:
        """A place; one that another bundle has named already is chosen."""
        return self._reference(Place, de, en, ko, kind=kind, **fields)

    def rule(self, de: str, en: str, ko: str) -> CountingRule:
        return self._reference(CountingRule, de, en, ko)

    def _reference(self, model: Any, de: str, en: str, ko: str, **fields: Any) -> Any:
        found = model.objects.filter(name_de=de).first()
        if found is None:
            self._save(model, {"name_de": de, "name_en": en or de, "name_ko": ko, **fields})
            found = model.objects.get(name_de=de)
        return found

    # --- records -------------------------------------------------------------------------------------------------

    def source(self, code: str, **fields: Any) -> Source:
        """An article, as its imprint has it."""
        article = articles(self.bundle)[code]
        fields = {
            "kind": article.kind,
            "language": article.language,
            "publisher": article.publisher,
            f"title_{article.language}": article.title,
            "published": article.published,
            "paragraphs": " ".join(article.paragraphs),
            **fields,
        }
        self.sources[code] = self.add(Source, **fields)
        return self.sources[code]

    def company(self, rows: dict[str, Rows] | None = None, **fields: Any) -> Organisation:
        return self.add(Company, rows, kind="company", **fields)

    def institution(self, rows: dict[str, Rows] | None = None, **fields: Any) -> Organisation:
        return self.add(Institution, rows, **fields)

    def add(self, model: Any, rows: dict[str, Rows] | None = None, **fields: Any) -> Any:
        """Fill in an empty form, with rows by the name of their kind, and save."""
        before = set(model.objects.values_list("pk", flat=True))
        self._save(model, fields, rows)
        record = model.objects.exclude(pk__in=before).get()
        self.entered[model].append(record)
        return record

    def change(self, record: Record, rows: dict[str, Rows] | None = None, **fields: Any) -> None:
        """Open a record, add rows, type something else into fields, and save."""
        self._save(record, fields, rows)

    def cite(self, record: Record, *citations: tuple[str, str | list[str]] | tuple[str, str | list[str], dict]) -> None:
        """Say which facts give which fields: (code of the fact, fields, what else the row says).

        Fields are those of the record, or of its rows as the form calls them: "functions-0-since".
        """
        rows = [self._citation(record, *citation) for citation in citations]
        self._save(record, {}, {"citations": rows})

    def figure(self, code: str, *others: tuple, **fields: Any) -> Figure:
        """A number that one fact gives, cited as a whole, with what others say of it."""
        figure = self.add(Figure, **fields)
        said = {other[1] for other in others if other[0] == code}
        names = [name for name in fields if name in Figure.CITABLE and name not in said]
        self.cite(figure, (code, names), *others)
        return figure

    def _citation(self, record: Record, code: str, fields: str | list[str], said: dict | None = None) -> dict[str, Any]:
        fact = self.facts[code]
        said = {**(said or {})}
        if "given" in said:
            said["gives"] = "this"
        names = [fields] if isinstance(fields, str) else fields
        return {
            "source": self.sources[code.partition(".")[0]].pk,
            "supports": [_target(record, name) for name in names],
            "place_in_source": fact.place,
            "certainty": fact.certainty,
            "fact": code,
            **said,
        }

    def _save(self, row_or_model: Any, fields: dict[str, Any], rows: dict[str, Rows] | None = None) -> None:
        address = admin_url(row_or_model, *(["add"] if isinstance(row_or_model, type) else []))
        data = opened(self.client, address) | {name: _typed(value) for name, value in fields.items()}
        for prefix, added in (rows or {}).items():
            for row in added:
                add_row(data, prefix, **{name: _typed(value) for name, value in row.items()})
        saved(self.client, address, data)

    # --- publishing ----------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Tick everything in the lists of the admin, kind by kind, and publish it."""
        for model in IN_TURN:
            chosen = [str(record.pk) for record in self.entered[model]]
            if not chosen:
                continue
            action = {"action": "publish_selected", "_selected_action": chosen, "index": "0"}
            response = self.client.post(admin_url(model, "changelist"), action, follow=True)
            left = model.objects.filter(pk__in=chosen).exclude(state="published")
            assert not left, [str(message) for message in response.context["messages"]]


def _typed(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _target(record: Record, name: str) -> str:
    """A field as the box of a citation calls it: "opened", "function:17:since"."""
    prefix, dash, rest = name.partition("-")
    if not dash:
        return name
    number, field_name = rest.split("-")
    part = getattr(record, prefix).order_by("order")[int(number)]
    key = part_key(type(record)._meta.get_field("citations").related_model, type(part))  # type: ignore[arg-type]
    return f"{key}:{part.pk}:{field_name}"
