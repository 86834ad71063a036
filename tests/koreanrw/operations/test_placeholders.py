"""Legal pages with placeholders: told as such in development, refused in production."""

import pytest
from django.core.checks import Tags, run_checks

from koreanrw.models import Page
from koreanrw.operations.serving import CannotServe, refuse_unfinished

pytestmark = pytest.mark.django_db
BODIES = {
    "de": "**[Betreiber: hier Namen eintragen]**",
    "en": "**[Operator: fill in name here]**",
    "ko": "**[운영자: 여기에 이름을 적으십시오]**",
}


def make_page(**bodies: str) -> Page:
    fields = {f"body_{language}": text for language, text in bodies.items()}
    return Page.objects.create(slug="imprint", title_de="Impressum", title_en="Imprint", title_ko="운영자", **fields)


def refusals() -> list[str]:
    found = run_checks(tags=[Tags.database], databases=["default"], include_deployment_checks=True)
    return [message.msg for message in found if message.id == "koreanrw.E004"]


@pytest.mark.parametrize("language", BODIES)
def test_production_does_not_start_with_a_placeholder_in_any_language(language, settings):
    page = make_page(**{**dict.fromkeys(BODIES, "Done."), language: BODIES[language]})
    settings.PRODUCTION = True
    with pytest.raises(CannotServe, match=rf"imprint is not finished in {language} .*under Pages"):
        refuse_unfinished()
    assert len(refusals()) == 1
    Page.objects.filter(pk=page.pk).update(**{f"body_{language}": "[words](/en/)"})
    refuse_unfinished()
    assert refusals() == []


def test_elsewhere_it_starts_and_the_page_says_that_it_is_not_finished(client, settings):
    make_page(**BODIES)
    settings.PRODUCTION = False
    refuse_unfinished()
    words = {"de": "Diese Seite ist nicht fertig.", "en": "This page is not finished.", "ko": "아직 완성되지 않은"}
    for language, sentence in words.items():
        assert sentence in client.get(f"/{language}/imprint/").content.decode()
    Page.objects.update(body_en="Done.")
    assert "not finished" not in client.get("/en/imprint/").content.decode()
