"""Korean leaves no space before a bracket."""

import pytest
from django.template import Context, Template
from django.utils import translation

from records.brackets import in_brackets


@pytest.mark.parametrize(("language", "written"), [("de", "Essen (4)"), ("en", "Essen (4)"), ("ko", "Essen(4)")])
def test_brackets_are_spaced_as_each_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert in_brackets("Essen", 4) == written
        assert Template("{% load names %}Essen{% before_bracket %}(4)").render(Context()) == written
        assert in_brackets("Essen", "") == "Essen"
