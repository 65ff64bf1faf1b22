"""`GET` and `POST <dossier>/@checklist`: what reception found when it went through the papers."""

from egov.portal import _
from egov.portal.desk.overtaken import meanwhile
from egov.portal.desk.overtaken import OVERTAKEN
from egov.portal.dossier import checklist
from egov.portal.dossier import journal
from egov.portal.dossier.reading import note_reading
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides


class Checklist(Service):
    """The papers asked for in the dossier's case, each with what was found, None before anybody looked."""

    def reply(self):
        note_reading(self.context, self.request)
        return checklist_data(self.context)


class PostChecklist(Service):
    """`{"findings": {paper: {"verdict", "comment", "originals", "copies"}}, "expected": version}`, in the place of all
    earlier findings.

    The list as GET gives it; 400 with what is wrong, 409 when `expected` is given and somebody else has acted since
    that version. Nothing is kept then.
    """

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        seen = str(body.get("expected") or "")
        if seen and seen != journal.version(self.context):
            return self._refused([OVERTAKEN, *meanwhile(self.context, seen)], 409, "Conflict")
        problems = [] if checklist.is_open(self.context) else [checklist.CLOSED]
        findings = self._read(body.get("findings"), problems)
        if problems:
            return self._refused(problems)
        checklist.keep(self.context, findings)
        return checklist_data(self.context)

    def _read(self, given, problems):
        """The findings by paper; what is wrong with them goes into `problems`."""
        papers = {row["id"] for row in checklist.evidences(self.context)}
        if not isinstance(given, dict):
            problems.append(_("Give the findings by paper."))
            return {}
        findings = {}
        for paper, said in given.items():
            if paper not in papers:
                problems.append(_("This paper is not asked for: ${paper}", mapping={"paper": paper}))
            elif not _is_finding(said):
                problems.append(_("This is no finding on a paper: ${paper}", mapping={"paper": paper}))
            else:
                findings[paper] = checklist.Finding(**said)
        return findings

    def _refused(self, messages, status=400, kind="BadRequest"):
        self.request.response.setStatus(status)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": kind, "message": " ".join(words), "errors": words}


def checklist_data(dossier):
    """The check list as JSON, with the version of the dossier that it belongs to."""
    return {
        "@id": f"{dossier.absolute_url()}/@checklist",
        "version": journal.version(dossier),
        "open": checklist.is_open(dossier),
        "papers": [_paper(row, dossier.findings.get(row["id"])) for row in checklist.evidences(dossier)],
    }


def _paper(row, finding):
    asked = {name: row.get(name) for name in ("id", "title", "originals", "copies", "required")}
    return {**asked, "finding": finding and vars(finding)}


def _is_finding(said):
    """Is it a JSON object with a known verdict, and with nothing else than a short comment and numbers of sheets?"""
    if not isinstance(said, dict) or said.get("verdict") not in checklist.VERDICTS:
        return False
    comment, sheets = said.get("comment", ""), [said.get(name, 0) for name in ("originals", "copies")]
    return (
        said.keys() <= {"verdict", "comment", "originals", "copies"}
        and isinstance(comment, str)
        and len(comment) <= checklist.MAX_COMMENT
        and all(type(number) is int and 0 <= number <= checklist.MOST_SHEETS for number in sheets)
    )
