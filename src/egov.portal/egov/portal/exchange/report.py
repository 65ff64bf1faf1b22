"""The report of an import, line by line, as plain data and as text."""

from collections import Counter
from collections.abc import Iterable
from egov.portal import _
from egov.portal.exchange.checking import ADD
from egov.portal.exchange.checking import CHANGE
from egov.portal.exchange.checking import REFUSED
from egov.portal.exchange.checking import SAME
from egov.portal.exchange.checking import Step
from egov.portal.exchange.record import Finding
from egov.portal.procedure.schema import IProcedure
from zope.i18n import translate


ACTIONS = {ADD: _("New"), CHANGE: _("Changed"), SAME: _("No change"), REFUSED: _("Not imported")}


def lines(steps: Iterable[Step], language=None, request=None) -> list[dict]:
    """One line a record: where, code, title, action, fields, findings; texts translated."""

    def say(message):
        return translate(message, target_language=language, context=request)

    return [
        {
            "where": step.where,
            "code": step.code,
            "title": step.title,
            "action": step.action,
            "fields": [say(IProcedure[name].title) for name in step.fields],
            "findings": findings(step.findings, language, request),
        }
        for step in steps
    ]


def findings(found: Iterable[Finding], language=None, request=None) -> list[dict]:
    """where, message, severity of each."""
    return [
        {
            "where": one.where,
            "message": translate(one.message, target_language=language, context=request),
            "severity": one.severity,
        }
        for one in found
    ]


def counts(report: Iterable[dict]) -> dict[str, int]:
    """How many records are new, changed, the same, not imported."""
    found = Counter(line["action"] for line in report)
    return {action: found[action] for action in ACTIONS}


def as_text(report: Iterable[dict], language=None) -> str:
    """The lines worth reading: what changes, and what was found."""
    told = []
    for line in report:
        action = translate(ACTIONS[line["action"]], target_language=language)
        fields = f" ({', '.join(line['fields'])})" if line["fields"] else ""
        if line["action"] != SAME or line["findings"]:
            told.append(f"{line['where']}  {line['code']}  {action}{fields}: {line['title']}")
        told.extend(f"    {one['where']}  {one['severity']}: {one['message']}" for one in line["findings"])
    return "\n".join(told)
