"""The code of a procedure: national (1.001193), or local with the unit behind it (2.001885.000.00.00.H21).

Source: published procedures of csdl.dichvucong.gov.vn (domain facts, section 2).
"""

from egov.portal import _
import re
from zope.schema import ValidationError


PATTERN = re.compile(r"(?P<national>\d\.\d{6})(\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?", re.ASCII)


class BadCode(ValidationError):
    __doc__ = _("A code looks like 1.001193, or 2.001885.000.00.00.H21 with the unit behind it.")


def is_code(text: str) -> bool:
    """Constraint of the field. Raises BadCode, so that the message says what a code looks like."""
    if not PATTERN.fullmatch(text):
        raise BadCode(text)
    return True


def national_code(text: str) -> str:
    """The national part of a code; the text itself when it is none."""
    match = PATTERN.fullmatch(text)
    return match["national"] if match else text
