"""A report as plain data and as text."""

from egov.portal.inspection.finding import Report
from zope.i18n import translate


def as_data(report: Report, base: str, language: str) -> dict:
    """The report as JSON values: subjects with their findings, in words of a language. `base`: address of the site."""
    return {
        "looked_at": report.looked_at,
        "errors": report.errors,
        "warnings": report.warnings,
        "items": [
            {
                "@id": f"{base.rstrip('/')}/{subject.path}",
                "kind": subject.kind,
                "title": subject.title,
                "findings": [
                    {
                        "kind": one.kind,
                        "severity": one.severity,
                        "message": translate(one.message, target_language=language),
                    }
                    for one in found
                ],
            }
            for subject, found in report.by_subject()
        ],
    }


def as_text(data: dict) -> str:
    """What `as_data` gave, for a terminal: a paragraph a subject, a summary last."""
    paragraphs = ["\n".join([f"{item['title']} [{item['kind']}]", *_lines(item)]) for item in data["items"]]
    summary = f"{data['looked_at']} inspected, {data['errors']} errors, {data['warnings']} warnings"
    return "\n\n".join([*paragraphs, summary])


def _lines(item):
    return [f"  {one['severity']}: {one['message']} ({one['kind']})" for one in item["findings"]]
