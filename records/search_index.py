"""What sources are found by."""

from records.indexing.declaration import ADDRESS, Index, Naming, Text, Weight
from records.models import Source, SourceEntry

# The words somebody may remember a published source by.
SOURCE_NAMES = Naming(
    "records_sourcewording", Source, ("title", "publisher", "original_source"), sql="{}::text", are_names=False
)

SOURCES = Index(
    SourceEntry,
    texts=(
        Text(Weight.OWN_NAME, "title"),
        Text(Weight.OTHER_NAME, "publisher", is_name=True),
        Text(Weight.OTHER_NAME, "original_source", is_name=True),
        Text(Weight.OTHER_NAME, "editor", is_name=True),
        Text(Weight.CLASS, "url", sql=ADDRESS),
        Text(Weight.CLASS, "archive_url", sql=ADDRESS),
        Text(Weight.CLASS, "author_sign", is_name=True),
        Text(Weight.CLASS, "dateline", is_name=True),
        Text(Weight.RUNNING_TEXT, "reliability"),
        Text(Weight.RUNNING_TEXT, "left_out"),
    ),
)
INDEXES = (SOURCES,)
