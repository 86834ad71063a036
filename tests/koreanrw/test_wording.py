"""Words that were given up (docs/wording.md) do not come back."""

import json
import re

import polib
import pytest

from koreanrw import BASE_DIR
from koreanrw.operations.catalogues import catalogue

RETIRED = {
    language: tuple(words.split(", "))
    for language, words in re.findall(
        r"^- (de|en|ko): (.+)$", (BASE_DIR / "docs" / "wording.md").read_text(encoding="utf-8"), re.MULTILINE
    )
}


def texts(language: str) -> list[str]:
    """Everything a reader of this language meets that is written beforehand."""
    found = []
    for entry in polib.pofile(str(catalogue("de" if language == "en" else language))):
        said = [entry.msgid, entry.msgid_plural] if language == "en" else [entry.msgstr, *entry.msgstr_plural.values()]
        found += filter(None, said)
    for fixture in (BASE_DIR / "fixtures").glob("*.json"):
        for row in json.loads(fixture.read_text(encoding="utf-8")):
            found += [text for name, text in row["fields"].items() if name.endswith(f"_{language}") and text]
    return found


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_no_retired_word_is_said(language: str) -> None:
    assert RETIRED[language]
    said = [(word, text[:80]) for text in texts(language) for word in RETIRED[language] if word in text]
    assert said == []
