"""Browsing the catalogue by events in life: the page of all of them, and the piece of the front page."""

from collections import Counter
from egov.portal.procedure import life_events
from egov.portal.procedure.browse_pages import BrowsePage
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


MOST = 6
"""Events of a group on the front page."""
DRAWN = frozenset(life_events.USUAL)
"""The events that have a picture of their own in static/events.svg."""
ICONS = {life_events.CITIZEN: "citizen", life_events.BUSINESS: "business"}
AUDIENCES = {life_events.CITIZEN: "citizen", life_events.BUSINESS: "enterprise"}
"""Whom the catalogue is asked for when one wants all procedures of a group."""


class LifeEventsPage(BrowsePage):
    """The events in the life of citizens and businesses, each with the number of its procedures in force."""

    def groups(self, most=None):
        """The groups that have any, each with the `most` events that have most procedures, in the order of the site:
        dicts with title, icon, url (of all procedures for that audience) and events (title, number, icon, url)."""
        found = {group: self._events(group, most) for group in life_events.TITLES}
        return [
            {
                "id": group,
                "title": life_events.TITLES[group],
                "icon": ICONS[group],
                "url": self._found(audience=AUDIENCES[group]),
                "events": events,
            }
            for group, events in found.items()
            if events
        ]

    def _events(self, group, most):
        counts = Counter(self.there.facets.counts(self.in_force, {})["event"])
        names = {code: name for code, name in life_events.events(group).items() if counts[code]}
        largest = set(sorted(names, key=lambda code: -counts[code])[:most])
        return [
            {
                "title": life_events.event_title(code, name),
                "number": counts[code],
                "icon": code if code in DRAWN else "other",
                "url": self._found(event=code),
            }
            for code, name in names.items()
            if code in largest
        ]

    def _found(self, **asked):
        return f"{api.portal.get().absolute_url()}/thu-tuc?{urlencode(asked)}"


class LifeEventsPiece(LifeEventsPage):
    """`@@life-events-piece`: the largest groups as a piece of a page; empty where no procedure has an event."""

    template = ViewPageTemplateFile("templates/life_events_piece.pt")

    def __call__(self):
        groups = self.groups(MOST)
        return self.template(groups=groups) if groups else ""
