"""The JSON of the national database since 2025: code, name, executionMethods, executionCases and so on."""

from egov.portal.exchange import cells
from egov.portal.exchange.json_source import rows
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.terms import code_of
from egov.portal.exchange.terms import label_of
from egov.portal.exchange.texts import line
from egov.portal.exchange.texts import lines


LEVELS = {"province": "isProvince", "commune": "isWard", "ministry": "isMinistry", "other": "isOtherAgency"}
"""Where several are set, the first of these is meant."""
METHODS = {"in_person": "DIRECT", "online": "ONLINE", "post": "POSTAL"}
UNITS = {"working_day": "WORKING_DAY", "day": "DAY", "working_hour": "HOUR"}
AGENCIES = {
    "executing_agencies": "departmentsExecuting",
    "competent_agencies": "departmentsAuthority",
    "authorised_agencies": "departmentsAuthorized",
    "coordinating_agencies": "departmentsCoordinating",
}


def read(item: dict, where: str) -> ProcedureRecord:
    """One object of the file."""
    record = ProcedureRecord(where, {})
    for field, key in (("code", "code"), ("title", "name"), ("description", "description")):
        if key in item:
            cells.put(record, field, item[key])
    proposal = item.get("procedureProposal")
    if isinstance(proposal, dict) and "proposalNumber" in proposal:
        cells.put(record, "decision_number", proposal["proposalNumber"])
    if item.get("receivingAgency"):
        record.plain["agency"] = line(item["receivingAgency"])
    if sectors := _names(item.get("categoriesDetails")):
        record.plain["sector"] = sectors[0]
    if "dossierReceivingAddresses" in item:
        record.plain["receiving_address"] = "\n".join(_names(item["dossierReceivingAddresses"]))
    if "requirementsAndConditions" in item:
        cells.put_rich(record, "requirements", item["requirementsAndConditions"])
    if "keywords" in item:
        record.plain["keywords"] = _keywords(item["keywords"])
    if level := next((level for level, key in LEVELS.items() if item.get(key) is True), None):
        record.plain["executing_level"] = level
    cells.put_code(record, "kind", "kind", item.get("formalityType"))
    cells.put_codes(record, "audience", "audience", _names(item.get("subjectTypesDetails")))
    record.plain |= {field: _names(item[key]) for field, key in AGENCIES.items() if key in item}
    _tables(record, item)
    return record


def _names(value) -> list[str]:
    found = [lines(row.get("name") or row.get("address")) for row in rows(value)]
    return [name for name in found if name]


def _keywords(value) -> list[str]:
    return (
        _names(value) if isinstance(value, list) else [word for word in map(line, str(value or "").split(";")) if word]
    )


def _tables(record: ProcedureRecord, item: dict) -> None:
    plain = record.plain
    if "executionMethods" in item:
        plain["channels"] = [row for method in rows(item["executionMethods"]) for row in _channel(record, method)]
    if "executionCases" in item:
        plain["evidences"] = [row for case in rows(item["executionCases"]) for row in _evidences(case)]
        if cases := cells.case_rows(line(case.get("name")) for case in rows(item["executionCases"])):
            plain["cases"] = cases
    if "executionSteps" in item:
        plain["steps"] = [
            {"title": line(row.get("name")), "description": lines(row.get("description"))}
            for row in rows(item["executionSteps"])
        ]
    if "resultsDetails" in item:
        plain["outputs"] = [
            {"code": line(row.get("code")), "title": line(row.get("name"))} for row in rows(item["resultsDetails"])
        ]
    if "legalBasisesDetails" in item:
        plain["legal_resources"] = [
            {"number": line(row.get("code")), "title": line(row.get("name"))}
            for row in rows(item["legalBasisesDetails"])
        ]


def _channel(record: ProcedureRecord, method: dict) -> list[dict]:
    said = line(method.get("submissionMethod"))
    channel = code_of("channel", said)
    if channel is None:
        record.refuse(cells.unknown(said or "submissionMethod"))
        return []
    amount = f"{line(method.get('processingTime'))} {line(method.get('processingTimeUnit'))}".strip()
    fees = [(line(fee.get("name")), line(fee.get("amount"))) for fee in rows(method.get("fees"))]
    note = {"note": lines(method["description"])} if method.get("description") else {}
    return [{"channel": channel, **cells.limit_cells(record, amount), **cells.fee_cells(fees), **note}]


def _evidences(case: dict) -> list[dict]:
    return [
        {
            "case": line(case.get("name")),
            "title": line(paper.get("name")),
            "originals": cells.whole(paper.get("originalQty")),
            "copies": cells.whole(paper.get("copyQty")),
        }
        for paper in rows(case.get("profileComponents"))
    ]


def write(plain: dict, names: dict) -> dict:
    """A procedure in this shape. `names`: the titles of its sector and of its cases by id."""
    return {
        "code": plain.get("code") or "",
        "name": plain["title"],
        "description": plain.get("description") or "",
        "receivingAgency": plain.get("agency") or "",
        "procedureProposal": {"proposalNumber": plain.get("decision_number") or ""},
        **{key: plain.get("executing_level") == level for level, key in LEVELS.items()},
        "formalityType": label_of("kind", plain["kind"]) if plain.get("kind") else None,
        "categoriesDetails": _details([names["sector"]] if plain.get("sector") else []),
        "subjectTypesDetails": _details(label_of("audience", code) for code in plain.get("audience") or ()),
        **{key: _details(plain.get(field) or ()) for field, key in AGENCIES.items()},
        "dossierReceivingAddresses": _details((plain.get("receiving_address") or "").splitlines()),
        "executionSteps": [
            {"name": row["title"], "description": row.get("description") or ""} for row in plain.get("steps") or ()
        ],
        "executionMethods": [_write_method(row) for row in plain.get("channels") or ()],
        "executionCases": _write_cases(plain.get("evidences") or (), names["cases"]),
        "legalBasisesDetails": [
            {"code": row.get("number") or "", "name": row.get("title") or ""}
            for row in plain.get("legal_resources") or ()
        ],
        "requirementsAndConditions": plain.get("requirements") or "",
        "resultsDetails": [{"code": row.get("code") or "", "name": row["title"]} for row in plain.get("outputs") or ()],
        "keywords": list(plain.get("keywords") or ()),
    }


def _details(names) -> list[dict]:
    return [{"name": name} for name in names]


def _write_method(row: dict) -> dict:
    fee = {"name": label_of("fee_kind", row["fee_kind"]) if row.get("fee_kind") else "", "amount": row.get("fee")}
    return {
        "submissionMethod": METHODS[row["channel"]],
        "processingTime": row.get("amount") or None,
        "processingTimeUnit": UNITS[row.get("unit") or "working_day"] if row.get("amount") else None,
        "fees": [fee] if row.get("fee") else [],
        "description": row.get("note") or "",
    }


def _write_cases(evidences, titles: dict) -> list[dict]:
    cases: list[dict] = []
    for row in evidences:
        name = titles.get(row.get("case") or "", "")
        if not cases or cases[-1]["name"] != name:
            cases.append({"name": name, "profileComponents": []})
        paper = {"name": row["title"], "originalQty": row.get("originals") or 0, "copyQty": row.get("copies") or 0}
        cases[-1]["profileComponents"].append(
            {**paper, "attachments": [{"name": row["blank_form"]}] if row.get("blank_form") else []}
        )
    return cases
