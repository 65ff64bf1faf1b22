"""Texts in CSV files, which spreadsheets open: what others wrote must not become a formula there."""

STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(STARTS) else text
