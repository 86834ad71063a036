"""Numbers as readers write them."""

from django.utils.formats import number_format


def localised(number: int) -> str:
    """A whole number with the separators of the reader's language: 1.000, 1,000."""
    # Below a thousand all three languages write it alike.
    return str(number) if 0 <= number < 1000 else number_format(number, use_l10n=True, force_grouping=True)
