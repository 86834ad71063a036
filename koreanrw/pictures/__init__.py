"""Pictures drawn on the server: what can be looked at, and read as a table as well."""

from koreanrw.pictures.picture import Cell, DataTable, LegendEntry, Picture

__all__ = ("Cell", "DataTable", "LegendEntry", "Picture")
