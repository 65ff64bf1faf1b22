"""`POST @dossier-batch`: one transition of many dossiers, with an answer for each."""

from egov.portal import _
from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import read
from egov.portal.desk import batch
from egov.portal.tracking.summary import summary
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.i18n import translate
from zope.interface import alsoProvides


class DossierBatch(Service):
    """`{"transition", "dossiers": [references], "data": {…}, "expected": {reference: version}}`.

    400 for what cannot be read. What speaks against the act for one dossier stands in its item, and nothing of that one
    was changed: also that somebody else has acted since the version that `GET @workflow` told, where one is `expected`.
    Sent twice it does nothing twice.
    """

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        try:
            name, references = self._asked(body)
            data = read(None, batch.batch_transition(name), self._object(body, "data"))
            expected = {reference: str(version) for reference, version in self._object(body, "expected").items()}
        except BadData as bad:
            self.request.response.setStatus(400)
            words = [self._words(message) for message in bad.messages]
            return {"type": "BadRequest", "message": " ".join(words), "errors": words}
        outcomes = batch.act_on(references, name, data, expected)
        return {
            "@id": f"{self.context.absolute_url()}/@dossier-batch",
            "transition": name,
            "items": [self._item(outcome) for outcome in outcomes],
            "items_total": len(outcomes),
            "done": sum(outcome.done for outcome in outcomes),
        }

    def _asked(self, body):
        name, references = body.get("transition"), body.get("dossiers")
        if name not in batch.ACTS:
            raise BadData([_("transition is one of ${names}.", mapping={"names": ", ".join(batch.ACTS)})])
        texts = isinstance(references, list) and all(isinstance(each, str) for each in references)
        if not texts or not 0 < len(references) <= batch.MOST:
            raise BadData([_("dossiers is a list of up to ${most} references.", mapping={"most": batch.MOST})])
        return name, references

    def _object(self, body, name):
        given = body.get(name) or {}
        if not isinstance(given, dict):
            raise BadData([_("${name} is an object.", mapping={"name": name})])
        return given

    def _item(self, outcome):
        item = {
            "reference": outcome.reference,
            "done": outcome.done,
            "already": outcome.already,
            "messages": [self._words(message) for message in outcome.messages],
        }
        if outcome.dossier is None:
            return item
        short = summary(outcome.dossier, self.request)
        return {**item, "@id": outcome.dossier.absolute_url(), "review_state": short["review_state"]}

    def _words(self, message):
        return translate(message, context=self.request)
