"""30. November 2026, 20:54 Uhr."""

DATETIME_FORMAT = r"j. F Y, H:i \U\h\r"
