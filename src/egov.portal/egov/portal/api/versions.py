"""A procedure's past over REST: `GET <procedure>/@versions` and `GET <procedure>/@changes?from=1&to=2`."""

from dataclasses import asdict
from egov.portal import _
from egov.portal.procedure.changes import changes
from egov.portal.procedure.versions import Version
from egov.portal.procedure.versions import Versions
from plone.restapi.services import Service
from zope.i18n import translate


MOST = 100


class ProcedureVersions(Service):
    """The published wordings, the newest first, at most a hundred: number, since, decision_number, decision_date,
    current."""

    def reply(self):
        versions = Versions(self.context)
        items = [told(version) for version in versions.latest(MOST)]
        return {"@id": f"{self.context.absolute_url()}/@versions", "items": items, "items_total": len(versions)}


class ProcedureChanges(Service):
    """What changed between two of them, of the last two without parameters; 404 where there is no such version."""

    def reply(self):
        versions = Versions(self.context)
        try:
            after = versions[self._number("to", len(versions))]
            before = versions[self._number("from", max(after.number - 1, 1))]
        except IndexError:
            self.request.response.setStatus(404)
            message = translate(_("There is no such version."), context=self.request)
            return {"type": "NotFound", "message": message}
        return {
            "@id": f"{self.context.absolute_url()}/@changes",
            "from": told(before),
            "to": told(after),
            "changes": [self._told(change) for change in changes(before.content, after.content, self.request)],
        }

    def _number(self, name, usual):
        """A number of a version; 0, which none has, for what is no number."""
        text = self.request.form.get(name, str(usual))
        return int(text) if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 6 else 0

    def _told(self, change):
        lines = [[asdict(part) for part in line] for line in change.lines]
        return {"field": change.field, "title": translate(change.title, context=self.request), "lines": lines}


def told(version: Version) -> dict:
    """A version without its content."""
    number, date = version.decision
    return {
        "number": version.number,
        "since": version.since.isoformat(timespec="seconds"),
        "decision_number": number,
        "decision_date": date.isoformat() if date else None,
        "current": version.current,
    }
