"""What in a search line was searched as plain words, said to the reader."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from records.search import Misreading

_WORDS = {
    Misreading.QUOTE: _("One quotation mark has no partner: the words were searched one by one."),
    Misreading.OR: _("“OR” needs a word on both sides: it was left out."),
    Misreading.FIELD: _("There is no field “%(what)s”: it was searched as a word."),
    Misreading.VALUE: _("“%(what)s” means nothing in that field: it was searched as words."),
}


def in_words(misreadings: Iterable[tuple[Misreading, str]]) -> list[str]:
    """One sentence for each."""
    return [_WORDS[why] % {"what": what} for why, what in misreadings]
