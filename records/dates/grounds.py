"""The reasons of a judgement in words, for readers: why something held on a day, or only possibly did."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.dates.standing import Ground, Judgement

IN_GENERAL: dict[Ground, str | Promise] = {
    Ground.BEGAN: _("It had begun by then (%(date)s)."),
    Ground.ATTESTED_BEFORE: _("A source (%(date)s) already speaks of it."),
    Ground.ATTESTED_THEN: _("A source of this very day speaks of it (%(date)s)."),
    Ground.ENDED_LATER: _("It ended only afterwards (%(date)s)."),
    Ground.ATTESTED_AFTER: _("A source (%(date)s) still speaks of it."),
    Ground.BEGINNING_SPANS: _("The beginning (%(date)s) may lie before or after this day."),
    Ground.BEGINNING_UNSURE: _("No published source proves the beginning (%(date)s)."),
    Ground.BEGINNING_UNKNOWN: _("When it began is not known."),
    Ground.END_UNSURE: _("No published source proves the end (%(date)s)."),
    Ground.END_SPANS: _("The end (%(date)s) may lie before or after this day."),
    Ground.LAST_ATTESTED: _("Whether it still held is not known: the latest source (%(date)s) may be older."),
    Ground.END_UNKNOWN: _("Whether it still held is not known: no dated source speaks of it."),
    Ground.HAPPENED: _("It happened by then (%(date)s)."),
    Ground.DAY_SPANS: _("The date (%(date)s) may lie before or after this day."),
    Ground.DAY_UNKNOWN: _("The date is not known, and no source certainly this old speaks of it."),
    Ground.DAY_UNSURE: _("No published source proves the date (%(date)s)."),
    Ground.DAY_OF_RETURN_UNKNOWN: _("When it ended is not known."),
    Ground.UNDER_WAY: _("It may have been under way on this day (end: %(date)s)."),
    Ground.LATER: _("It came later (%(date)s)."),
    Ground.OVER: _("It was over (%(date)s)."),
    Ground.PLANNED: _("A plan, as told by a source (%(date)s)."),
    Ground.OUTCOME_UNKNOWN: _("Whether it came about is not known."),
    Ground.WIDER_PLACE: _("Only a larger place is known; it may or may not have been in this one."),
}
OF_OFFICES = {
    **IN_GENERAL,
    Ground.BEGAN: _("Opened by then (%(date)s)."),
    Ground.ATTESTED_BEFORE: _("A source (%(date)s) already names it."),
    Ground.ATTESTED_THEN: _("A source of this very day names it (%(date)s)."),
    Ground.ENDED_LATER: _("Closed only afterwards (%(date)s)."),
    Ground.ATTESTED_AFTER: _("A source (%(date)s) still names it."),
    Ground.BEGINNING_SPANS: _("The opening (%(date)s) may lie before or after this day."),
    Ground.BEGINNING_UNSURE: _("No published source proves the opening (%(date)s)."),
    Ground.BEGINNING_UNKNOWN: _("When it opened is not known."),
    Ground.END_UNSURE: _("No published source proves the closing (%(date)s)."),
    Ground.END_SPANS: _("The closing (%(date)s) may lie before or after this day."),
    Ground.LAST_ATTESTED: _("Whether it was still there is not known: the latest source (%(date)s) may be older."),
    Ground.END_UNKNOWN: _("Whether it was still there is not known: no dated source names it."),
}
OF_JOURNEYS = {
    **IN_GENERAL,
    Ground.BEGAN: _("It had set out by then (%(date)s)."),
    Ground.ENDED_LATER: _("It ended no earlier than this day (%(date)s)."),
}
# A plan that no dated source tells of.
UNDATED_PLAN = _("A plan; when it became known is not known.")


def in_words(judgement: Judgement, words: dict[Ground, str | Promise] = IN_GENERAL) -> list[str]:
    """Every reason of a judgement as a sentence; what is certain of itself (it happened, on that date) needs none."""
    sentences = []
    for ground, date in judgement.reasons:
        if ground is Ground.HAPPENED:
            continue
        if ground is Ground.PLANNED and not date:
            sentences.append(str(UNDATED_PLAN))
        else:
            sentences.append(str(words[ground]) % {"date": date.display})
    return sentences
