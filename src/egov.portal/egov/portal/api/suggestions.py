"""`GET /portal/@procedure-suggestions?q=`: what somebody who types may mean. Public, cacheable, throttled."""

from egov.portal import _
from egov.portal.procedure.settings import settings
from egov.portal.procedure.suggesting import suggestions
from egov.portal.rules.question import LONGEST
from egov.portal.throttle import limiter
from egov.portal.throttle import network
from egov.portal.throttle import rate
from plone.restapi.services import Service
from zope.i18n import translate


KEPT = "public, max-age=300"
"""Five minutes: suggestions may lag behind the catalogue; pages never do."""


class Suggestions(Service):
    """At most eight procedures in force, the best first; the same for everybody. 429 for who asks too often.

    Of several `q` the first counts; of a long one the first 200 characters.
    """

    def reply(self):
        response = self.request.response
        limit = rate(settings().suggestion_rate)
        if not limiter.hit(limit, "suggestions", network(self.request.getClientAddr())):
            response.setStatus(429)
            response.setHeader("Retry-After", str(limit.get_expiry()))
            response.setHeader("Cache-Control", "no-store")
            message = _("Too many questions in a short time. Please wait a minute.")
            return {"type": "TooManyRequests", "message": translate(message, context=self.request)}
        response.setHeader("Cache-Control", KEPT)
        response.setHeader("Vary", "Accept")
        text = self._text()
        found = suggestions(text)
        items = [{"@id": one.url, "title": one.title, "code": one.code} for one in found.items]
        return {"q": text, **({"corrected": found.corrected} if found.corrected else {}), "items": items}

    def _text(self):
        value = self.request.form.get("q", "")
        value = next(iter(value), "") if isinstance(value, list) else value
        return value[:LONGEST] if isinstance(value, str) else ""
