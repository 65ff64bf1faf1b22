"""`POST <dossier>/@rating`: the applicant's rating, once."""

from egov.portal.dossier import rating
from egov.portal.tracking.moments import iso
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides


class Rate(Service):
    """`{"grades": {question: grade}, "text": ""}`. 201 with the rating; 400 with what speaks against it; 409 when the
    dossier has been rated or is not finished yet."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        grades, text = body.get("grades"), body.get("text", "")
        try:
            given = rating.rate(self.context, grades if isinstance(grades, dict) else {}, str(text))
        except rating.RatingRefused as refused:
            return self._refused(409 if refused.final else 400, refused.messages)
        self.request.response.setStatus(201)
        return rating_data(given)

    def _refused(self, status, messages):
        self.request.response.setStatus(status)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": "BadRequest" if status == 400 else "Conflict", "message": " ".join(words), "errors": words}


def rating_data(given):
    """A rating as JSON; None for none."""
    return given and {"at": iso(given.at), "grades": dict(given.grades), "text": given.text}
