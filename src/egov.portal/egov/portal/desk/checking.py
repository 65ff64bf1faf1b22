"""`@@check`: reception goes through the papers, with each of them in view; and `@@checklist`: what it found."""

from egov.portal import _
from egov.portal.desk.overtaken import meanwhile
from egov.portal.desk.overtaken import OVERTAKEN
from egov.portal.dossier import checklist
from egov.portal.dossier import journal
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.reading import note_reading
from egov.portal.intake.questions import paper_field
from egov.portal.tracking.answers import answers
from egov.portal.tracking.items import item_choices
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from types import MappingProxyType
from zExceptions import BadRequest
from zope.i18n import translate


VERDICTS = MappingProxyType({checklist.OK: _("In order"), checklist.WRONG: _("Wrong"), checklist.MISSING: _("Missing")})
FAULTS = MappingProxyType({checklist.WRONG: _("${title}: wrong"), checklist.MISSING: _("${title}: missing")})
COLOURS = MappingProxyType({checklist.OK: "ok", checklist.WRONG: "late", checklist.MISSING: "late"})
NEXT = MappingProxyType({"ask": "@@act?transition=require_supplement", "accept": "@@act?transition=accept"})
"""Where a button of the form leads to; the others back to the dossier."""


class CheckPage(Page):
    """GET shows the papers with what was found before; POST, with the authenticator, keeps the findings and leads on:
    to the supplement request (`next` is ask), to acceptance (accept) or to the dossier. 400 when the dossier has ended;
    409, with who did what and what was filled in, when somebody else has acted since the page was shown (`expected`).
    """

    template = ViewPageTemplateFile("templates/check.pt")
    refusals = ()

    def __call__(self):
        if not checklist.is_open(self.context):
            raise BadRequest(translate(checklist.CLOSED, context=self.request))
        if self.request["REQUEST_METHOD"] != "POST":
            return super().__call__()
        CheckAuthenticator(self.request)
        if self._overtaken():
            return super().__call__()
        checklist.keep(self.context, self._given())
        api.portal.show_message(_("What you found was saved."), self.request)
        step = NEXT.get(self.request.form.get("next"), "")
        return self.request.response.redirect(f"{self.context.absolute_url()}/{step}".rstrip("/"))

    @property
    def version(self):
        """The version of the dossier that this page shows: the form carries it along."""
        return journal.version(self.context)

    @property
    def accepting(self):
        """Is it still to be accepted?"""
        return standing(self.context.review_state) == "submitted"

    def prepare(self):
        note_reading(self.context, self.request)
        self.links = paper_links(self.context)

    def rows(self):
        """One dict a paper: its place in the form, title, numbers asked for, what was found, and its files."""
        return [
            {
                "place": place,
                "title": row["title"],
                "asked": row,
                "finding": self._shown(place, row["id"]),
                "files": [link for link in self.links if link.field == paper_field(row["id"]) and not link.replaced],
            }
            for place, row in enumerate(checklist.evidences(self.context))
        ]

    def verdicts(self):
        """(value, words) to choose from."""
        return list(VERDICTS.items())

    def others(self):
        """Files that are none of the papers that are asked for."""
        asked = {paper_field(row["id"]) for row in checklist.evidences(self.context)}
        return [link for link in self.links if link.field not in asked]

    def first(self):
        """The address of the first file that can be looked at here, or ""."""
        return next((f"{link.url}?inline=1" for link in self.links if link.previewed and not link.replaced), "")

    def answers(self):
        """What was filled in."""
        return answers(self.context, self.request)

    def _overtaken(self):
        seen = str(self.request.form.get("expected", ""))
        if not seen or seen == self.version:
            return False
        self.request.response.setStatus(409)
        self.refusals = [OVERTAKEN, *meanwhile(self.context, seen)]
        return True

    def _shown(self, place, evidence):
        """The finding that stands in the form: the one stored, or what was filled in where it could not be kept."""
        if self.refusals:
            return self._finding(place)
        return self.context.findings.get(evidence) or checklist.Finding("")

    def _given(self):
        rows = enumerate(checklist.evidences(self.context))
        given = {row["id"]: self._finding(place) for place, row in rows}
        return {name: finding for name, finding in given.items() if finding.verdict in VERDICTS}

    def _finding(self, place):
        form = self.request.form
        return checklist.Finding(
            verdict=str(form.get(f"verdict_{place}", "")),
            comment=str(form.get(f"comment_{place}", "")).strip()[: checklist.MAX_COMMENT],
            originals=_number(form.get(f"originals_{place}")),
            copies=_number(form.get(f"copies_{place}")),
        )


class Checklist(BrowserView):
    """What was found, for the desk's page of a dossier: `<tal:check replace="structure dossier/@@checklist" />`."""

    template = ViewPageTemplateFile("templates/checklist.pt")

    def __call__(self):
        return self.template()

    def open(self):
        """May the reader go through the papers now?"""
        receives = api.user.has_permission("egov.portal: Receive dossier", obj=self.context)
        return receives and checklist.is_open(self.context)

    def rows(self):
        """One dict a paper that was looked at."""
        found = self.context.findings
        return [
            {
                "title": row["title"],
                "finding": found[row["id"]],
                "words": VERDICTS[found[row["id"]].verdict],
                "colour": COLOURS[found[row["id"]].verdict],
            }
            for row in checklist.evidences(self.context)
            if row["id"] in found
        ]


def supplement_of(dossier, request):
    """What a supplement request is to say at first: everything that was found wrong or missing, at once."""
    found = checklist.faults(dossier)
    choices = {name for name, _title in item_choices(dossier, request)}
    items = [paper_field(row["id"]) for row, _finding in found]
    lines = [translate(_line(row, finding), context=request) for row, finding in found]
    reasons = [f"{line}. {finding.comment}".rstrip() for line, (_row, finding) in zip(lines, found, strict=True)]
    return {"items": [item for item in items if item in choices], "reason": "\n".join(reasons)} if found else {}


def _line(row, finding):
    return _(FAULTS[finding.verdict], mapping={"title": row["title"]})


def _number(text):
    return min(int(text), checklist.MOST_SHEETS) if isinstance(text, str) and text.isascii() and text.isdecimal() else 0
