"""`GET <dossier>/@timeline`: what happened, for the applicant without officers' names and internal notes."""

from egov.portal.dossier.reading import is_staff
from egov.portal.dossier.reading import note_reading
from egov.portal.tracking.moments import iso
from egov.portal.tracking.timeline import timeline
from plone.restapi.services import Service
from zope.i18n import translate


class Timeline(Service):
    """Oldest first, as events follow one another."""

    def reply(self):
        note_reading(self.context, self.request)
        staff = is_staff(self.context)
        events = reversed(timeline(self.context, staff))
        return {
            "@id": f"{self.context.absolute_url()}/@timeline",
            "items": [self._item(event, staff) for event in events],
        }

    def _item(self, event, staff):
        item = {
            "at": iso(event.at),
            "act": event.act,
            "title": translate(event.title, context=self.request),
            "comment": event.comment,
            "by": event.by,
            "from": event.from_state,
            "to": event.to_state,
        }
        return item | {"name": event.name} if staff else item
