"""The public pages of a procedure's history: its versions, and what changed between two of them."""

from egov.portal.procedure.catalogue_page import said
from egov.portal.procedure.changes import changes
from egov.portal.procedure.page import day
from egov.portal.procedure.versions import Versions
from functools import cached_property
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zExceptions import NotFound


MOST = 30


class HistoryPage(BrowserView):
    """What both pages need."""

    @cached_property
    def versions(self):
        return Versions(self.context)

    @cached_property
    def url(self):
        return self.context.absolute_url()

    def row(self, version):
        """A version as the pages show it."""
        number, date = version.decision
        return {
            "number": version.number,
            "since": day(version.since.date()),
            "since_iso": version.since.isoformat(timespec="seconds"),
            "decision": number,
            "decision_date": day(date),
            "current": version.current,
        }

    def changes_url(self, first, second):
        return f"{self.url}/@@changes?{urlencode({'from': first, 'to': second})}"


class VersionsPage(HistoryPage):
    """The versions, the newest first, each with the fields that it changed."""

    @cached_property
    def rows(self):
        shown = self.versions.latest(MOST)
        earlier = {version.number + 1: version for version in [*shown, *self._one_before(shown)]}
        return [self._compared(version, earlier.get(version.number)) for version in shown]

    def _one_before(self, shown):
        first = shown[-1].number if shown else 1
        return [self.versions[first - 1]] if first > 1 else []

    def _compared(self, version, earlier):
        found = changes(earlier.content, version.content, self.request) if earlier else []
        url = self.changes_url(earlier.number, version.number) if found else None
        return {**self.row(version), "changed": [change.title for change in found], "url": url}


class ChangesPage(HistoryPage):
    """`?from=1&to=2`: what the one changed of the other. Without numbers: of the last two."""

    @cached_property
    def before(self):
        return self._version("from", max(len(self.versions) - 1, 1))

    @cached_property
    def after(self):
        return self._version("to", len(self.versions))

    def _version(self, name, usual):
        asked = said(self.request, name)
        known = {str(number): number for number in range(1, len(self.versions) + 1)}
        number = known.get(asked) if asked else usual
        if number not in known.values():
            raise NotFound(self.context, name, self.request)
        return self.versions[number]

    @cached_property
    def changes(self):
        return changes(self.before.content, self.after.content, self.request)

    def choices(self):
        """The numbers of all versions."""
        return range(1, len(self.versions) + 1)
