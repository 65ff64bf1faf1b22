"""`GET @dossier-status?reference=&pin=`: public tracking, for whoever has the receipt."""

from egov.portal import _
from egov.portal.tracking.lookup import look_up
from egov.portal.tracking.summary import summary
from egov.portal.tracking.throttle import Throttled
from egov.portal.tracking.way import asked
from egov.portal.tracking.way import explanation
from egov.portal.tracking.way import way_data
from egov.portal.tracking.words import now_sentence
from plone.restapi.services import Service
from zope.i18n import translate


class DossierStatus(Service):
    """Without a PIN: reference, state and dates. With the right one also the procedure, the steps, the due date
    explained, what was asked for. 404 alike for a wrong reference and a wrong PIN; 429 after too many look-ups."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        form = self.request.form
        try:
            dossier, opened = look_up(str(form.get("reference", "")), str(form.get("pin", "")), self.request)
        except Throttled as error:
            self.request.response.setHeader("Retry-After", str(error.seconds))
            return self._error(429, "TooManyRequests", _("Too many look-ups. Please wait a minute and try again."))
        if dossier is None:
            return self._error(404, "NotFound", _("There is no dossier with this reference and this PIN."))
        data = {"@id": f"{self.context.absolute_url()}/@dossier-status", **summary(dossier, self.request)}
        return data | self._opened(dossier) if opened else data

    def _opened(self, dossier):
        return {
            "procedure": {"code": dossier.procedure_code, "title": dossier.title},
            "now": translate(now_sentence(dossier.review_state), context=self.request),
            "steps": way_data(dossier, self.request),
            "explanation": explanation(dossier, self.request),
            "asked": asked(dossier, self.request),
        }

    def _error(self, status, kind, message):
        self.request.response.setStatus(status)
        return {"type": kind, "message": translate(message, context=self.request)}
