"""`GET` and `POST <dossier>/@messages`: the thread between the applicant and the desk."""

from egov.portal import _
from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import file_of
from egov.portal.dossier import thread
from egov.portal.dossier.reading import note_reading
from egov.portal.tracking.correspondence import letters
from egov.portal.tracking.moments import iso
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides


class Messages(Service):
    """Oldest first. A program has not seen what it fetches: that the reader has, only the page notes."""

    def reply(self):
        note_reading(self.context, self.request)
        staff = thread.side_of(self.context) == thread.AGENCY
        items = [message_data(letter, staff) for letter in reversed(letters(self.context, staff))]
        return {"@id": f"{self.context.absolute_url()}/@messages", "items": items, "items_total": len(items)}


class PostMessage(Service):
    """`{"text": "", "files": [{"filename", "data": base64}]}`. 201 with the message; 400 with what is wrong with it."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        given = body.get("files")
        given = given if isinstance(given, list) else []
        try:
            files = [file_of(one, _("File")) for one in given[: thread.MAX_FILES + 1]]
            thread.post(self.context, str(body.get("text") or ""), files)
        except (BadData, thread.MessageRefused) as refused:
            return self._refused(refused.messages)
        self.request.response.setStatus(201)
        staff = thread.side_of(self.context) == thread.AGENCY
        return message_data(letters(self.context, staff)[0], staff)

    def _refused(self, messages):
        self.request.response.setStatus(400)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": "BadRequest", "message": " ".join(words), "errors": words}


def message_data(letter, staff):
    """A message as JSON; with the name of who wrote it for staff."""
    files = [{"filename": link.filename, "size": link.size, "download": link.url} for link in letter.files]
    data = {
        "number": letter.number,
        "at": iso(letter.at),
        "by": letter.side,
        "text": letter.text,
        "files": files,
        "seen": iso(letter.seen),
    }
    return data | {"name": letter.name} if staff else data
