"""What stands in brackets behind a word: German and English leave a space before it, Korean does not."""

from django.utils.translation import pgettext


def in_brackets(words: object, addition: object) -> str:
    """The words with the addition behind them; the bare words where there is none."""
    if not str(addition):
        return str(words)
    return pgettext("something in brackets", "%(words)s (%(addition)s)") % {"words": words, "addition": addition}


def before_bracket() -> str:
    """What stands between a word and the bracket behind it."""
    return in_brackets("", "()").removesuffix("(())")
