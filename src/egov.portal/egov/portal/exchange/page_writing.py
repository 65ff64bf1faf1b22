"""A procedure as the national page with its 20 labels: HTML, and DOCX."""

from egov.portal.exchange.blocks import Block
from egov.portal.exchange.terms import label_of
from egov.portal.exchange.terms import terms
from egov.portal.exchange.texts import lines
from egov.portal.procedure.docx import BOLD
from egov.portal.procedure.docx import package
from egov.portal.procedure.docx import paragraph
from egov.portal.procedure.docx import table
from html import escape


def blocks(plain: dict, names: dict) -> list[tuple[str, list[Block]]]:
    """(label, content) of each of the 20 labels."""
    said = _content(plain, names)
    return [(label, said[field]) for field, label in terms()["labels"].items()]


def _content(plain: dict, names: dict) -> dict[str, list[Block]]:
    def texts(field):
        return [row for row in (plain.get(field) or "").split("\n") if row]

    return {
        **{field: texts(field) for field in ("code", "decision_number", "title", "receiving_address", "description")},
        **{field: [label_of(field, plain[field])] if plain.get(field) else [] for field in ("executing_level", "kind")},
        **{
            field: list(plain.get(field) or ())
            for field in (
                "executing_agencies",
                "competent_agencies",
                "authorised_agencies",
                "coordinating_agencies",
                "keywords",
            )
        },
        "sector": [names["sector"]] if plain.get("sector") else [],
        "audience": ["; ".join(label_of("audience", code) for code in plain.get("audience") or ())],
        "steps": [
            ": ".join(filter(None, (row["title"], row.get("description")))).replace("\n", " ")
            for row in plain.get("steps") or ()
        ],
        "channels": _channels(plain.get("channels") or ()),
        "evidences": _evidences(plain.get("evidences") or (), names["cases"]),
        "outputs": [row["title"] for row in plain.get("outputs") or ()],
        "legal_resources": _laws(plain.get("legal_resources") or ()),
        "requirements": [row for row in lines(plain.get("requirements")).split("\n") if row],
    }


def _heads(*names: str) -> list[str]:
    return [terms()["columns"][name][0] for name in names]


def _channels(rows) -> list[Block]:
    table = [_heads("channel", "time", "fee", "note")]
    for row in rows:
        time = f"{row['amount']} {label_of('unit', row.get('unit') or 'working_day')}" if row.get("amount") else ""
        kind = label_of("fee_kind", row["fee_kind"]) if row.get("fee_kind") else ""
        fee = ": ".join(filter(None, (kind, row["fee"]))) if row.get("fee") else ""
        table.append([label_of("channel", row["channel"]), time, fee, row.get("note") or ""])
    return [table] if rows else []


def _evidences(rows, titles: dict) -> list[Block]:
    found: list[Block] = []
    last = None
    for row in rows:
        case = titles.get(row.get("case") or "", "")
        if case != last:
            found += [f"{terms()['case']}: {case}"] if case or last else []
            found.append([_heads("title", "blank", "quantity")])
            last = case
        number = f"{terms()['originals']}: {row.get('originals') or 0} {terms()['copies']}: {row.get('copies') or 0}"
        found[-1].append([row["title"], row.get("blank_form") or "", number])
    return found


def _laws(rows) -> list[Block]:
    heads = [_heads("number")[0], terms()["columns"]["title"][2], *_heads("date", "issuer")]
    return (
        [[heads, *([row.get(name) or "" for name in ("number", "title", "date", "issuer")] for row in rows)]]
        if rows
        else []
    )


PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<dl>
{body}
</dl></body></html>
"""


def html(plain: dict, names: dict) -> str:
    """The page as HTML."""
    body = "\n".join(
        f"<dt>{escape(label)}:</dt>\n<dd>{''.join(map(_html_block, content))}</dd>"
        for label, content in blocks(plain, names)
    )
    return PAGE.format(title=escape(plain["title"]), body=body)


def _html_block(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block)
    return f"<table>{rows}</table>"


def docx(plain: dict, names: dict) -> bytes:
    """The page as a DOCX."""
    body = []
    for label, content in blocks(plain, names):
        body.append(paragraph(f"{label}:", BOLD))
        body.extend(paragraph(block) if isinstance(block, str) else table(block) for block in content)
    return package("".join(body))
