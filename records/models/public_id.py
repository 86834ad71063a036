"""Identifiers of parts: what the addresses of their facts are made of."""

import hashlib

from django.db.models import CharField, Func

# Nothing that could be read as a word, or as another sign.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
PUBLIC_ID_LENGTH = 10


class NewPublicId(Func):
    """An identifier no row has had before."""

    function = "public.records_new_public_id"
    arity = 0
    output_field = CharField(max_length=PUBLIC_ID_LENGTH)


def first_public_id(table: str, slug: str, number: int | str) -> str:
    """The identifier of a part that was there before parts had any, when its facts were addressed by its number.

    As the migration that gave it did, from its table, the slug of its record and that number.
    """
    digest = hashlib.md5(f"{table}:{slug}:{number}".encode(), usedforsecurity=False).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:PUBLIC_ID_LENGTH])
