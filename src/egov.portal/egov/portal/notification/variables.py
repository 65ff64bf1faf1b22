"""What stands for the particulars of a dossier in the texts: `${reference}` and its like."""

from collections.abc import Mapping
from datetime import datetime
from egov.portal import _
import re
from types import MappingProxyType
from zoneinfo import ZoneInfo
from zope.i18nmessageid import Message


VARIABLES: Mapping[str, Message] = MappingProxyType(
    {
        "reference": _("The reference of the dossier"),
        "procedure": _("The title of the procedure"),
        "agency": _("The name of the agency"),
        "due": _("When the result is due"),
        "due_before": _("When the result was due before it was given a new appointment"),
        "until": _("Until when the applicant is to answer"),
        "amount": _("The amount to be paid, in đồng"),
        "count": _("How many messages failed (report to the managers only)"),
        "link": _("The address of the dossier in the portal"),
    }
)
"""All that a text may use, with what it stands for. Nothing personal is among them, so nothing personal can leave."""

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SAMPLE: Mapping[str, str | int | datetime] = MappingProxyType(
    {
        "reference": "H27.10-261122-0001",
        "due": datetime(2026, 12, 25, 16, 30, tzinfo=ZONE),
        "due_before": datetime(2026, 12, 18, 16, 30, tzinfo=ZONE),
        "until": datetime(2026, 12, 5, 23, 59, tzinfo=ZONE),
        "amount": 50_000,
        "count": 3,
    }
)
"""A dossier for previews; its procedure, agency and link are filled in from the portal."""

NOTHING = "–"
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")


def unknown(text):
    """What stands in `text` where a variable should and is none, each once, in order of appearance."""
    wrong = [f"${{{name}}}" for name in _VARIABLE.findall(text) if name not in VARIABLES]
    if "${" in _VARIABLE.sub("", text):
        wrong.append("${")
    return list(dict.fromkeys(wrong))


def fill(text, values):
    """`text` with its variables replaced; what has no value becomes a dash. One pass: a value is never read as text
    with variables."""
    return _VARIABLE.sub(lambda found: values.get(found.group(1)) or NOTHING, text)
