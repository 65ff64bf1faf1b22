"""A dossier as JSON: for its applicant, and with what only the agency knows for its staff."""

from egov.portal.api.rating import rating_data
from egov.portal.dossier.content import IDossier
from egov.portal.dossier.preconditions import open_payment
from egov.portal.dossier.reading import is_staff
from egov.portal.dossier.reading import note_reading
from egov.portal.interfaces import IPortalLayer
from egov.portal.tracking import handover
from egov.portal.tracking.answers import answers
from egov.portal.tracking.moments import iso
from egov.portal.tracking.papers import paper_links
from egov.portal.tracking.papers import result_links
from egov.portal.tracking.summary import summary
from egov.portal.tracking.way import asked
from egov.portal.tracking.way import expected
from egov.portal.tracking.way import explanation
from egov.portal.tracking.way import way_data
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IDossier, IPortalLayer)
class DossierSerializer:
    """Never the stock one: it would show workflow history and stored internals to whoever may view."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True):
        note_reading(self.context, self.request)
        data = {**head(self.context, self.request), **self._public()}
        if api.user.has_permission("egov.portal: View answers", obj=self.context):
            data |= {**self._answers(), "receiver": handover.data(self.context, is_staff(self.context))}
        if api.user.get_current().getId() == self.context.account:
            data |= {"rating": rating_data(self.context.rating)}
        if api.user.has_permission("egov.portal: View papers", obj=self.context):
            data |= {"papers": _files(paper_links(self.context)), "results": _files(result_links(self.context))}
        return data | self._internal() if is_staff(self.context) else data

    def _public(self):
        dossier = self.context
        owed = open_payment(dossier)
        return {
            "case": dossier.case,
            "channel": dossier.channel,
            "agency": dossier.agency,
            "sector": dossier.sector,
            "steps": way_data(dossier, self.request),
            "explanation": explanation(dossier, self.request),
            "asked": asked(dossier, self.request),
            "expected": _expected(dossier),
            "payment_due": {"amount": owed.amount, "asked": iso(owed.asked), "note": owed.note} if owed else None,
            "reason": dossier.reason,
            "outcome": dossier.outcome,
            "workflow": {"@id": f"{dossier.absolute_url()}/@workflow"},
            "timeline": {"@id": f"{dossier.absolute_url()}/@timeline"},
            "messages": {"@id": f"{dossier.absolute_url()}/@messages", "items_total": len(dossier.messages)},
        }

    def _answers(self):
        dossier = self.context
        return {
            "owner": dict(dossier.owner),
            "submitter": dict(dossier.submitter),
            "answers": dict(dossier.answers),
            "answers_in_words": [vars(answer) for answer in answers(dossier, self.request)],
        }

    def _internal(self):
        dossier = self.context
        return {
            "officer": dossier.officer,
            "register_number": dossier.register_number,
            "posted": dossier.posted and dossier.posted.isoformat(),
            "acknowledge_by": iso(dossier.acknowledge_by),
        }


@implementer(ISerializeToJsonSummary)
@adapter(IDossier, IPortalLayer)
class DossierSummary:
    """A dossier within another answer."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def __call__(self):
        return head(self.context, self.request)


def head(dossier, request):
    """What every answer about a dossier begins with."""
    return {
        "@id": dossier.absolute_url(),
        "@type": dossier.portal_type,
        **summary(dossier, request),
        "procedure": {"code": dossier.procedure_code, "title": dossier.title},
        "owner_name": dossier.owner_name,
    }


def _expected(dossier):
    found = expected(dossier)
    return found and {"median_days": float(found.median), "most_days": float(found.most), "dossiers": found.count}


def _files(links):
    return [
        {
            "field": link.field,
            "title": link.title,
            "filename": link.filename,
            "size": link.size,
            "added": iso(link.added),
            "download": link.url,
        }
        for link in links
    ]
