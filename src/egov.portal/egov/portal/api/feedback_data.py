"""Feedback as JSON: for its sender, and for the agency that has it."""

from egov.portal.api.procedures import batching
from egov.portal.dossier.reading import note_reading
from egov.portal.feedback import limits
from egov.portal.feedback.content import IFeedback
from egov.portal.feedback.rows import values_of
from egov.portal.hearing import words
from egov.portal.hearing.page import links
from egov.portal.hearing.page import timeline
from egov.portal.interfaces import IPortalLayer
from egov.portal.tracking.moments import iso
from plone import api
from plone.restapi.deserializer import parse_int
from plone.restapi.interfaces import ISerializeToJson
import transaction
from types import SimpleNamespace
from urllib.parse import urlencode
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


def refuse(service, message, problems=None, status=400):
    """An answer of failure: nothing is stored. `problems`: messages by field."""
    transaction.doom()
    status = status if status >= 400 else 400
    service.request.response.setStatus(status)
    errors = [{"field": name, "message": _words(said, service.request)} for name, said in (problems or {}).items()]
    return {"type": TYPES[status], "message": _words(message, service.request), "errors": errors}


def bounds(form, usual, most):
    """Where the batch begins that was asked for, and how many it has at most."""
    start = max(parse_int(form, "b_start", 0), 0)
    return start, min(max(parse_int(form, "b_size", usual), 1), most)


def listing(url, asked, result, item_of, start, size):
    """A batch of rows as a listing of plone.restapi's shape."""
    query = urlencode({name: value for name, value in asked.items() if value})
    url = f"{url}?{query}" if query else url
    data = {"@id": url, "items": [item_of(row) for row in result.items], "items_total": result.total}
    return data | ({"batching": batching(url, start, size, result.total)} if result.total > size else {})


TYPES = {400: "BadRequest", 404: "NotFound", 409: "Conflict", 429: "TooManyRequests"}


def item(feedback, request):
    """What every answer about one feedback has."""
    return row_data(SimpleNamespace(**values_of(feedback)), request)


def row_data(row, request):
    """A row of the catalogue."""
    return {
        "reference": row.reference,
        "title": row.title,
        "review_state": row.review_state,
        "state": _words(words.state_title(row.review_state), request),
        "agency": row.agency,
        "procedure": row.procedure_code,
        "received": iso(row.received),
        "next_due": iso(row.next_due),
        "late": limits.is_late(row),
        "ended": iso(row.ended),
    }


def status_data(feedback, request):
    """What its sender sees."""
    asked, given = feedback.enquiry, feedback.answer
    base = api.portal.get().absolute_url()
    return {
        "@id": f"{base}/@feedback-status",
        **item(feedback, request),
        "text": feedback.text,
        "dossier": feedback.dossier,
        "due": iso(feedback.due),
        "reason": feedback.reason if feedback.review_state == "refused" else "",
        "asked": asked and {"question": asked.question, "until": iso(asked.until)},
        "answer": given and {"text": given.text, "at": iso(given.at), "files": [_file(each) for each in given.files]},
        "rating": feedback.rating and feedback.rating.grade,
        "events": [{"at": iso(event.at), "act": event.act} for event in timeline(feedback, staff=False)],
    }


@implementer(ISerializeToJson)
@adapter(IFeedback, IPortalLayer)
class FeedbackSerializer:
    """Never the stock one: it would show stored internals."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True):
        note_reading(self.context, self.request)
        feedback, url = self.context, self.context.absolute_url()
        found = limits.limits_of(feedback)
        return {
            **status_data(feedback, self.request),
            "@id": url,
            "@type": "Feedback",
            "submitter": dict(feedback.submitter),
            "may_publish": feedback.may_publish,
            "officer": feedback.officer,
            "reason": feedback.reason,
            "limits": {
                "refuse": iso(found.refuse_by),
                "ask": iso(found.ask_by),
                "answer": iso(feedback.due),
                "publish": iso(limits.publish_by(feedback)),
            },
            "files": [
                {"filename": link.filename, "size": link.size, "download": link.url}
                for link in links(feedback.papers, f"{url}/@@feedback-file/sent")
            ],
            "workflow": {"@id": f"{url}/@workflow"},
        }


def _file(paper):
    return {"filename": paper.file.filename, "size": paper.file.getSize()}


def _words(message, request):
    return translate(message, context=request)
