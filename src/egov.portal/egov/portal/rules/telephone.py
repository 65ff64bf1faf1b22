"""Telephone numbers as people write them."""


def dialled(number: str) -> str:
    """The address (RFC 3966) that dials a number: "0239 3693 789" gives "tel:02393693789".

    Only digits count, and a plus before them.
    """
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    return f"tel:{'+' if number.lstrip(' (').startswith('+') else ''}{digits}"
