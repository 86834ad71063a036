"""2026년 11월 30일 오후 8:54."""

DATETIME_FORMAT = "Y년 n월 j일 A g:i"
