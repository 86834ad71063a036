"""What the records say, in sentences: the openings of pages, their titles and descriptions."""

from koreanrw.sentences.opening import opening_of
from koreanrw.sentences.sentence import Opening
from koreanrw.sentences.titles import DESCRIPTION, description_of, title_of

__all__ = ("DESCRIPTION", "Opening", "description_of", "opening_of", "title_of")
