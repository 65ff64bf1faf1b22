"""`GET @feedback-desk`, `GET <feedback>/@workflow` and `POST <feedback>/@workflow/<transition>`: for officers."""

from egov.portal.api.feedback_data import bounds
from egov.portal.api.feedback_data import item
from egov.portal.api.feedback_data import listing
from egov.portal.api.feedback_data import refuse
from egov.portal.api.feedback_data import row_data
from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import READERS
from egov.portal.api.transitions import Described
from egov.portal.api.transitions import Named
from egov.portal.dossier import journal
from egov.portal.dossier.reading import note_reading
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import catalogue
from egov.portal.feedback import lifecycle
from egov.portal.feedback.transitions import choices
from egov.portal.feedback.transitions import TRANSITIONS
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import alsoProvides


SIZE, MAX_SIZE = 25, 200


class FeedbackDesk(Service):
    """What the caller's agencies have: `state`, `officer` (`:nobody` for no one's), `text`, `late` (1), batched. No
    feedback is loaded."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        asked = {name: str(self.request.form.get(name, "")).strip() for name in ("state", "officer", "text", "late")}
        start, size = bounds(self.request.form, SIZE, MAX_SIZE)
        states = (asked["state"],) if asked["state"] else ()
        late = asked["late"] not in ("", "0")
        result = catalogue.search(catalogue.Filters(states, asked["officer"], asked["text"], late), start, size)
        return listing(f"{self.context.absolute_url()}/@feedback-desk", asked, result, self._item, start, size)

    def _item(self, row):
        told = {"@id": row.url, "@type": "Feedback", "officer": row.officer, "sender": row.sender}
        return told | row_data(row, self.request)


class FeedbackWorkflow(Described):
    """The state, and the transitions open to the caller with what they ask for."""

    def reply(self):
        note_reading(self.context, self.request)
        url = f"{self.context.absolute_url()}/@workflow"
        return {
            "@id": url,
            "state": self.context.review_state,
            "version": journal.version(self.context),
            "transitions": self.described(url, lifecycle.available(self.context)),
        }

    def values_of(self, ask):
        return choices(self.context, ask.name) if ask.kind == "one_of" else ()


class FeedbackTransition(Named):
    """Cause a transition. 400 with messages when it is not possible or a precondition fails, 401 when the caller may
    not, 404 for what is no transition, 409 when `expected` is given and somebody else has acted since. Nothing has been
    changed then."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        if self.name not in TRANSITIONS:
            raise NotFound(self.name)
        body = json_body(self.request)
        try:
            lifecycle.act(self.context, self.name, self._data(body), str(body.get("expected") or ""))
        except OvertakenError as overtaken:
            return refuse(self, overtaken.messages[0], status=409)
        except (BadData, TransitionRefused) as refused:
            return refuse(self, " ".join(translate(each, context=self.request) for each in refused.messages))
        told = {"@id": self.context.absolute_url(), "action": self.name, "version": journal.version(self.context)}
        return told | item(self.context, self.request)

    def _data(self, body):
        """What the transition asks for; a choice is judged by the transition itself."""
        data = {}
        for ask in TRANSITIONS[self.name].asks:
            given = body.get(ask.name)
            if given not in (None, "", [], {}):
                data |= READERS["text" if ask.kind == "one_of" else ask.kind](self.context, ask, given)
        return data
