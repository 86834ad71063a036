"""Why a version was stored: one sentence, worded for whoever reads it."""

import pytest
from django.utils import translation
from reversion.models import Version

from records import publishing
from records.comments import in_words
from tests import factories

pytestmark = pytest.mark.django_db


def newest_comment(record, language) -> str:
    with translation.override(language):
        return in_words(Version.objects.get_for_object(record).first().revision)


@pytest.mark.parametrize("writer", ["en", "de", "ko"])
def test_each_reader_of_the_history_gets_their_own_language(writer):
    record, user = factories.make_company(), factories.make_publisher()
    with translation.override(writer):
        publishing.withdraw([record], user, "100 % doppelt")
    assert newest_comment(record, "en") == "Withdrawn: 100 % doppelt"
    assert newest_comment(record, "de") == "Zurückgezogen: 100 % doppelt"
    with translation.override(writer):
        publishing.publish([record], user)
    assert newest_comment(record, "en") == "Published."
    assert newest_comment(record, "de") == "Veröffentlicht."


def test_an_empty_comment_stays_empty():
    record = factories.make_company()
    publishing.withdraw([record], factories.make_publisher(), "Wrong")
    version = Version.objects.get_for_object(record).first()
    version.revision.comment = ""
    assert in_words(version.revision) == ""
