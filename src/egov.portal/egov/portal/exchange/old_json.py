"""The older JSON of the national database: capital keys without accents, tables by channel and case.

The keys of the three tables, of results and of units are those that one-stop systems read (OPENCPS); the others follow
the same manner. Other spellings that occur are read too; one is written.
"""

from egov.portal.exchange import cells
from egov.portal.exchange.json_source import rows
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.terms import label_of
from egov.portal.exchange.texts import line
from egov.portal.exchange.texts import lines
from egov.portal.rules.duration import Unit


CHANNELS = {"1": "in_person", "2": "online", "3": "post"}
TEXTS = {"code": "MATTHC", "title": "TENTTHC", "decision_number": "SOQUYETDINH", "description": "MOTA"}
AGENCIES = {
    "executing_agencies": "COQUANTHUCHIEN",
    "competent_agencies": "COQUANCOTHAMQUYEN",
    "authorised_agencies": "COQUANDUOCUYQUYEN",
    "coordinating_agencies": "COQUANPHOIHOP",
}


def read(item: dict, where: str) -> ProcedureRecord:
    """One object of the file."""
    record = ProcedureRecord(where, {})
    for field, key in TEXTS.items():
        if key in item:
            cells.put(record, field, item[key])
    if item.get("COQUANTIEPNHAN"):
        record.plain["agency"] = line(item["COQUANTIEPNHAN"])
    if "DIACHITIEPNHAN" in item:
        cells.put(record, "receiving_address", _names(item["DIACHITIEPNHAN"], "DIACHI", sep="\n"))
    if item.get("LINHVUC") or item.get("TENLINHVUC") or item.get("LINHVUCTHUCHIEN"):
        record.plain["sector"] = _sector(item)
    if "YEUCAUDIEUKIEN" in item:
        cells.put_rich(record, "requirements", item["YEUCAUDIEUKIEN"])
    if "TUKHOA" in item:
        record.plain["keywords"] = [
            word for word in lines(str(item["TUKHOA"] or "").replace(";", "\n")).split("\n") if word
        ]
    cells.put_code(record, "executing_level", "executing_level", item.get("CAPTHUCHIEN"))
    cells.put_code(record, "kind", "kind", item.get("LOAITTHC"))
    cells.put_codes(record, "audience", "audience", _list(item.get("DOITUONGTHUCHIEN"), "TENDOITUONG"))
    for field, key in AGENCIES.items():
        if key in item:
            record.plain[field] = _list(item[key], "TENDONVI")
    _tables(record, item)
    return record


def _sector(item: dict) -> str:
    inner = rows(item.get("LINHVUCTHUCHIEN"))
    first = inner[0] if inner else item
    return line(first.get("TENLINHVUC") or first.get("name") or first.get("LINHVUC"))


def _list(value, key: str) -> list[str]:
    found = [line(row.get(key) or row.get("name")) for row in rows(value)]
    return [name for name in found if name]


def _names(value, key: str, sep: str) -> str:
    return sep.join(_list(value, key)) if isinstance(value, list) else value


def _tables(record: ProcedureRecord, item: dict) -> None:
    plain = record.plain
    if "CACHTHUCTHUCHIEN" in item:
        plain["channels"] = [cell for row in rows(item["CACHTHUCTHUCHIEN"]) for cell in _channels(record, row)]
    if "THANHPHANHOSO" in item:
        plain["evidences"] = [cell for row in rows(item["THANHPHANHOSO"]) for cell in _evidences(row)]
    if "TRINHTUTHUCHIEN" in item:
        plain["steps"] = [cell for row in rows(item["TRINHTUTHUCHIEN"]) for cell in _steps(row)]
    if "KETQUATHUCHIEN" in item:
        results = rows(item["KETQUATHUCHIEN"])
        plain["outputs"] = [
            {"code": line(row.get("MAKETQUA")), "title": line(row.get("TENKETQUA") or row.get("name"))}
            for row in results
        ]
    if "CANCUPHAPLY" in item:
        plain["legal_resources"] = [_law(record, row) for row in rows(item["CANCUPHAPLY"])]
    named = [row.get("case") for table in ("channels", "evidences", "steps") for row in plain.get(table, ())]
    if found := cells.case_rows(named):
        plain["cases"] = found


def _channels(record: ProcedureRecord, row: dict) -> list[dict]:
    channel = CHANNELS.get(line(row.get("KENH")))
    if channel is None:
        record.refuse(cells.unknown(f"KENH {line(row.get('KENH'))}"))
        return []
    return [{"channel": channel, **_time(record, time)} for time in rows(row.get("THOIGIAN")) or [{}]]


def _time(record: ProcedureRecord, time: dict) -> dict:
    amount = f"{line(time.get('THOIGIANGIAIQUYET'))} {line(time.get('DONVITINH'))}".strip()
    fees = [
        (line(fee.get("MOTA")), " ".join(filter(None, (line(fee.get("SOTIEN")), line(fee.get("DONVI"))))))
        for fee in rows(time.get("PHILEPHI"))
    ]
    note = {"note": lines(time["MOTA"])} if time.get("MOTA") else {}
    return {**cells.limit_cells(record, amount), **cells.fee_cells(fees), **note}


def _evidences(row: dict) -> list[dict]:
    case = line(row.get("TRUONGHOP"))
    return [
        {
            "case": case,
            "title": line(paper.get("TENGIAYTO") or paper.get("name")),
            "originals": cells.whole(paper.get("SOBANCHINH")),
            "copies": cells.whole(paper.get("SOBANSAO")),
        }
        | ({"id": line(paper["MAGIAYTO"])} if paper.get("MAGIAYTO") else {})
        for paper in rows(row.get("GIAYTO"))
    ]


def _steps(row: dict) -> list[dict]:
    case = line(row.get("TRUONGHOP"))
    return [
        {"case": case, "title": line(step.get("TENTRINHTU") or step.get("name"))}
        | ({"description": lines(step["MOTA"])} if step.get("MOTA") else {})
        for step in rows(row.get("TRINHTU"))
    ]


def _law(record: ProcedureRecord, row: dict) -> dict:
    return {
        "number": line(row.get("SOKYHIEU") or row.get("SOVANBAN")),
        "title": line(row.get("TRICHYEU") or row.get("TENVANBAN") or row.get("name")),
        "issuer": line(row.get("COQUANBANHANH")),
    } | cells.date_cells(record, line(row.get("NGAYBANHANH")))


def write(plain: dict, names: dict) -> dict:
    """A procedure in this shape. `names`: the titles of its sector and of its cases by id."""
    cases = names["cases"]
    return {
        **{key: plain.get(field) or "" for field, key in TEXTS.items()},
        "LINHVUCTHUCHIEN": [{"MALINHVUC": plain["sector"], "TENLINHVUC": names["sector"]}]
        if plain.get("sector")
        else [],
        "CAPTHUCHIEN": label_of("executing_level", plain["executing_level"]) if plain.get("executing_level") else "",
        "LOAITTHC": label_of("kind", plain["kind"]) if plain.get("kind") else "",
        "DOITUONGTHUCHIEN": [{"TENDOITUONG": label_of("audience", code)} for code in plain.get("audience") or ()],
        "COQUANTIEPNHAN": plain.get("agency") or "",
        "DIACHITIEPNHAN": plain.get("receiving_address") or "",
        "YEUCAUDIEUKIEN": plain.get("requirements") or "",
        "TUKHOA": "; ".join(plain.get("keywords") or ()),
        **{key: [{"TENDONVI": name} for name in plain.get(field) or ()] for field, key in AGENCIES.items()},
        "CACHTHUCTHUCHIEN": [_write_channel(row) for row in plain.get("channels") or ()],
        "THANHPHANHOSO": _by_case(plain.get("evidences"), cases, "GIAYTO", _write_paper),
        "TRINHTUTHUCHIEN": _by_case(plain.get("steps"), cases, "TRINHTU", _write_step),
        "KETQUATHUCHIEN": [
            {"MAKETQUA": row.get("code") or "", "TENKETQUA": row["title"]} for row in plain.get("outputs") or ()
        ],
        "CANCUPHAPLY": [_write_law(row) for row in plain.get("legal_resources") or ()],
        "TRANGTHAI": "1",
    }


def _by_case(table, cases: dict, key: str, write_row) -> list[dict]:
    """Rows that follow one another in the same case stand together, so that their order lasts."""
    groups: list[dict] = []
    for row in table or ():
        case = cases.get(row.get("case") or "", "")
        if not groups or groups[-1]["TRUONGHOP"] != case:
            groups.append({"TRUONGHOP": case, key: []})
        groups[-1][key].append(write_row(row))
    return groups


def _write_channel(row: dict) -> dict:
    channel = next(number for number, name in CHANNELS.items() if name == row["channel"])
    fee = {"SOTIEN": row["fee"], "MOTA": label_of("fee_kind", row["fee_kind"]) if row.get("fee_kind") else ""}
    time = {
        "THOIGIANGIAIQUYET": row.get("amount") or "",
        "DONVITINH": label_of("unit", row.get("unit") or Unit.working_day) if row.get("amount") else "",
        "MOTA": row.get("note") or "",
        "PHILEPHI": [fee] if row.get("fee") else [],
    }
    return {"KENH": channel, "THOIGIAN": [time]}


def _write_paper(row: dict) -> dict:
    return {
        "MAGIAYTO": row.get("id") or "",
        "TENGIAYTO": row["title"],
        "SOBANCHINH": str(row.get("originals") or 0),
        "SOBANSAO": str(row.get("copies") or 0),
        "TENMAUDON": row.get("blank_form") or "",
    }


def _write_step(row: dict) -> dict:
    return {"TENTRINHTU": row["title"], "MOTA": row.get("description") or ""}


def _write_law(row: dict) -> dict:
    return {
        "SOKYHIEU": row.get("number") or "",
        "TRICHYEU": row.get("title") or "",
        "NGAYBANHANH": row.get("date") or "",
        "COQUANBANHANH": row.get("issuer") or "",
    }
