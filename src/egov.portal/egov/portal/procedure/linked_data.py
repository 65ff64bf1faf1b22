"""A procedure as linked data: schema.org's GovernmentService with the terms of the EU's CPSV-AP beside it."""

from egov.portal.organisation.directory import agency
from egov.portal.procedure.channels import duration_of
from egov.portal.procedure.forms import blank_forms
from egov.portal.rules.deadline import Kind
from egov.portal.rules.deadline import Unit
import json
from Products.Five.browser import BrowserView


CONTEXT = {
    "@vocab": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
}
# ISO 8601 has no working days; only calendar days and hours can be said.
PERIODS = {Unit.day: "P{}D", Unit.working_hour: "PT{}H"}


def linked_data(procedure) -> dict:
    """The JSON-LD object of a procedure. What is empty is left out."""
    url = procedure.absolute_url()
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": ["GovernmentService", "cpsv:PublicService"],
            "@id": url,
            "url": url,
            "name": procedure.title,
            "dct:identifier": procedure.code,
            "identifier": procedure.code,
            "description": procedure.description,
            "keywords": list(procedure.keywords or ()),
            "inLanguage": "vi",
            "provider": _agency(procedure.agency),
            "cv:hasCompetentAuthority": [_organisation(name) for name in procedure.competent_agencies or ()],
            "audience": [{"@type": "Audience", "audienceType": value} for value in procedure.audience or ()],
            "availableChannel": [_channel(procedure, row) for row in procedure.channels or ()],
            "cpsv:hasInput": [_evidence(row) for row in procedure.evidences or ()],
            "cpsv:produces": [{"@type": "cv:Output", "name": row["title"]} for row in procedure.outputs or ()],
            "cv:hasLegalResource": [_law(row) for row in procedure.legal_resources or ()],
            "potentialAction": [{"@type": "ApplyAction", "target": form.absolute_url()} for form in procedure.forms()],
            "subjectOf": [
                {"@type": "DigitalDocument", "name": file.title, "url": file.absolute_url()}
                for file in blank_forms(procedure)
            ],
        }
    )


def _without_empty(data: dict) -> dict:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _organisation(name: str) -> dict:
    return {"@type": "GovernmentOrganization", "name": name}


def _agency(agency_id: str) -> dict | None:
    found = agency(agency_id)
    if found is None:
        return None
    return _without_empty(
        {
            **_organisation(found.title),
            "@id": found.absolute_url(),
            "identifier": found.unit_code,
            "address": found.address,
            "telephone": found.phone,
            "email": found.email,
        }
    )


def _channel(procedure, row: dict) -> dict:
    duration = duration_of(row)
    period = PERIODS.get(duration.unit) if duration and duration.kind is Kind.fixed else None
    return _without_empty(
        {
            "@type": ["ServiceChannel", "cv:Channel"],
            "name": row["channel"],
            "serviceUrl": procedure.absolute_url() if row["channel"] == "online" else None,
            "cv:processingTime": period.format(f"{duration.amount:f}") if period else None,
            "cv:hasCost": _cost(row),
        }
    )


def _cost(row: dict) -> dict | None:
    fee = (row.get("fee") or "").strip()
    if not fee:
        return None
    cost = {"@type": "cv:Cost", "cv:currency": "VND", "description": row.get("fee_note") or fee}
    return {**cost, "cv:value": int(fee.replace(".", ""))} if fee.replace(".", "").isdecimal() else cost


def _evidence(row: dict) -> dict:
    return {"@type": "cv:Evidence", "name": row["title"], "identifier": row.get("id")}


def _law(row: dict) -> dict:
    issued = row.get("date")
    return _without_empty(
        {
            "@type": ["Legislation", "eli:LegalResource"],
            "legislationIdentifier": row.get("number"),
            "name": row.get("title") or row.get("number"),
            "legislationDate": getattr(issued, "isoformat", lambda: issued)(),
        }
    )


def as_script(data: dict) -> str:
    """The JSON for a script element: no text in it can end the element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


class LinkedDataView(BrowserView):
    """`<procedure>/@@json-ld`."""

    def __call__(self):
        self.request.response.setHeader("Content-Type", "application/ld+json; charset=utf-8")
        return json.dumps(linked_data(self.context), ensure_ascii=False)
