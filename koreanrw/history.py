"""The site's own pages keep their versions too."""

from koreanrw.models import Page
from records.history import keep_history

keep_history(Page)
