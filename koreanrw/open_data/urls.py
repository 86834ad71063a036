"""Addresses beside every list: its files, the choice of columns, its feed; and those of the whole data set."""

from django.urls import path

from koreanrw.kinds import kinds_with_list
from koreanrw.open_data.export.views import ChooseColumnsView, ExportView
from koreanrw.open_data.list_feeds import SearchFeedView
from koreanrw.open_data.views import DataView, dataset, to_the_data

beside_each_list = [
    pattern
    for kind in kinds_with_list()
    for pattern in (
        path(f"{kind.plural}/export/", ChooseColumnsView.as_view(kind=kind), name=f"{kind.list_name}_columns"),
        path(f"{kind.plural}/export.<str:suffix>", ExportView.as_view(kind=kind), name=f"{kind.list_name}_export"),
        path(f"{kind.plural}/feed.atom", SearchFeedView.as_view(kind=kind), name=f"{kind.list_name}_feed"),
    )
]

data_page = [path("data/", DataView.as_view(), name="data")]

data_at_the_root = [
    path("data/", to_the_data),
    path("data/koreanrw-dataset.zip", dataset, name="dataset"),
]
