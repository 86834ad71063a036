"""Texts cut to a length, behind whole words."""


def shortened(text: str, length: int) -> str:
    """The text, cut behind a whole word where it is longer."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    whole = cut.rpartition(" ")[0] if not text[length - 1].isspace() else cut
    return f"{(whole or cut).rstrip(' ,;:–(')}…"


def shortened_inside(name: str, length: int) -> str:
    """A name with its middle left out where it is longer: names of one kind begin alike and differ at their ends."""
    if len(name) <= length:
        return name
    end = name[-(length // 2) :]
    # Whole words, where there are any.
    end = end.partition(" ")[2] or end
    return f"{shortened(name, length - len(end) - 1)} {end}"
