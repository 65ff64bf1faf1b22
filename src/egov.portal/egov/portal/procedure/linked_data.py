"""A procedure as linked data: schema.org's GovernmentService with the terms of the EU's CPSV-AP beside it.

CPSV-AP (3.2) obliges: a public service to identifier, title, description and competent authority; a public organisation
to identifier, label and place; evidence and output to identifier and title; channel and cost to an identifier.
"""

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
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
COUNTRY = {"@id": "http://publications.europa.eu/resource/authority/country/VNM"}
# ISO 8601 has no working days; only calendar days and hours can be said.
PERIODS = {Unit.day: "P{}D", Unit.working_hour: "PT{}H"}


def linked_data(procedure) -> dict:
    """The JSON-LD object of a procedure. What is empty is left out."""
    url, provider = procedure.absolute_url(), _agency(procedure.agency)
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": ["GovernmentService", "cpsv:PublicService"],
            "@id": url,
            "url": url,
            "name": procedure.title,
            "dct:identifier": procedure.code or url,
            "identifier": procedure.code,
            "description": procedure.description,
            "dct:title": procedure.title,
            "dct:description": procedure.description or procedure.title,
            "keywords": list(procedure.keywords or ()),
            "inLanguage": "vi",
            "provider": provider,
            "cv:hasCompetentAuthority": _authorities(procedure, provider),
            "audience": [{"@type": "Audience", "audienceType": value} for value in procedure.audience or ()],
            "availableChannel": _rows(_channel, procedure, procedure.channels),
            "cpsv:hasInput": _rows(_evidence, procedure, procedure.evidences),
            "cpsv:produces": _rows(_output, procedure, procedure.outputs),
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


def _rows(told, procedure, rows) -> list[dict]:
    """Each row as `told` tells it, with an identifier of its own: the procedure's address, the kind of row, place."""
    start = f"{procedure.absolute_url()}#{told.__name__.strip('_')}-"
    return [told(procedure, row, f"{start}{number}") for number, row in enumerate(rows or (), start=1)]


def _authorities(procedure, provider: dict | None) -> list[dict]:
    """The competent agencies; where none is named, the one that receives."""
    others = [name for name in procedure.competent_agencies or () if not provider or name != provider["name"]]
    named = len(others) < len(procedure.competent_agencies or ())
    own = [provider] if provider and (named or not others) else []
    return [*own, *map(_organisation, others)]


def _organisation(name: str, identifier: str = "") -> dict:
    """A public body; one that is known by name alone is identified by its name."""
    return {
        "@type": ["GovernmentOrganization", "cv:PublicOrganisation"],
        "name": name,
        "skos:prefLabel": name,
        "dct:identifier": identifier or name,
        "dct:spatial": COUNTRY,
    }


def _agency(agency_id: str) -> dict | None:
    found = agency(agency_id)
    if found is None:
        return None
    return _without_empty(
        {
            **_organisation(found.title, found.unit_code),
            "@id": found.absolute_url(),
            "identifier": found.unit_code,
            "address": found.address,
            "telephone": found.phone,
            "email": found.email,
        }
    )


def _channel(procedure, row: dict, identifier: str) -> dict:
    duration = duration_of(row)
    period = PERIODS.get(duration.unit) if duration and duration.kind is Kind.fixed else None
    return _without_empty(
        {
            "@type": ["ServiceChannel", "cv:Channel"],
            "dct:identifier": identifier,
            "name": row["channel"],
            "serviceUrl": procedure.absolute_url() if row["channel"] == "online" else None,
            "cv:processingTime": period.format(f"{duration.amount:f}") if period else None,
            "cv:hasCost": _cost(row, identifier),
        }
    )


def _cost(row: dict, channel: str) -> dict | None:
    fee = (row.get("fee") or "").strip()
    if not fee:
        return None
    cost = {"@type": "cv:Cost", "dct:identifier": f"{channel}/cost", "cv:currency": "VND"}
    cost["description"] = row.get("fee_note") or fee
    return {**cost, "cv:value": int(fee.replace(".", ""))} if fee.replace(".", "").isdecimal() else cost


def _evidence(procedure, row: dict, identifier: str) -> dict:
    return _titled("cv:Evidence", row["title"], identifier) | {"identifier": row.get("id")}


def _output(procedure, row: dict, identifier: str) -> dict:
    return _titled("cv:Output", row["title"], identifier)


def _titled(kind: str, title: str, identifier: str) -> dict:
    return {"@type": kind, "dct:identifier": identifier, "dct:title": title, "name": title}


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
