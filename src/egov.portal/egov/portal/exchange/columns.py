"""Sheets and columns of our own workbook: one sheet with a line a procedure, one sheet for each table.

They follow the schema, so that a new field is a new column. docs/import.md tells editors what they mean.
"""

from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.stored import TABLES
from zope.schema import getFieldsInOrder


MAIN = "procedures"
CODE = "code"
PROCEDURE = "procedure"
"""The first column of a table's sheet: the code of the procedure that its line belongs to."""
KEPT_HERE = (
    "workflow",
    "clock_policy",
    "upfront_fee",
    "result_file_required",
    "signed_papers",
    "desk_asks",
    "retention_months",
    "related",
    "replaced_by",
)
"""How this portal processes dossiers, and what only this portal has a name for, is no matter of a file that travels."""
HEAD_LINES = 2
"""The first line has the names that are read, the second tells what they mean."""


def sheets() -> dict[str, dict]:
    """Sheet → column → field of the schema."""
    fields = {name: field for name, field in getFieldsInOrder(IProcedure) if name not in KEPT_HERE}
    main = {name: field for name, field in fields.items() if name not in TABLES}
    code = {CODE: IProcedure[CODE]}
    return {
        MAIN: {**code, **main},
        **{name: {PROCEDURE: IProcedure[CODE], **dict(getFieldsInOrder(columns))} for name, columns in TABLES.items()},
    }
