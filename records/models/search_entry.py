"""The search index: for every published record the words it is found by, kept by triggers."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F


class SearchEntry(models.Model):
    """What one published record is found by: its texts in all languages and the names of what it names.

    Only the database writes entries, at the end of each transaction that changed something they are made of
    (`records/migrations/0002_initial.py`). Every concrete entry has a one-to-one key ``record``, a function
    ``<table>_due`` that says what its rows ought to be, a view ``<table>_text`` with the texts behind them, and a view
    ``<table>_cause`` with the rows whose change may change an entry. Unpublished records have none.
    """

    # Its texts bear weights (`records/indexing/declaration.py`).
    document = SearchVectorField()

    class Meta:
        abstract = True
        default_permissions = ()
        indexes: tuple[models.Index, ...] = (
            GinIndex(fields=("document",), name="%(class)s_document", fastupdate=False),
        )


class SearchWord(models.Model):
    """A word that stood in a published text at some time, to complete, correct and take apart what people type.

    Words stay when their last text goes: whoever shows one asks first whether anything public still has it.
    """

    # In normal form; what it is indexed under; and how it was spelt in the text it came from.
    word = models.TextField(primary_key=True)
    lexeme = models.TextField()
    spelling = models.TextField()

    class Meta:
        default_permissions = ()
        indexes = (GinIndex(OpClass(F("word"), name="gin_trgm_ops"), name="records_searchword_trigrams"),)

    def __str__(self) -> str:
        return self.spelling


class SearchChange(models.Model):
    """A row that changed in a transaction under way; gone when the index has caught up, before the commit."""

    transaction = models.BigIntegerField()
    cause = models.TextField()
    row_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("transaction", "cause", "row_id"), name="records_searchchange_once"),
        )

    def __str__(self) -> str:
        return f"{self.cause} {self.row_id}"
