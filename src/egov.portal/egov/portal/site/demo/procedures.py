"""The demo's procedures with their blank forms and online forms."""

from egov.portal.procedure import rows
from egov.portal.site.demo import data
from egov.portal.site.demo.blank import document
from egov.portal.site.demo.forms import add_form
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from zope.schema import getFieldsInOrder


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLES = {
    "cases": rows.ICase,
    "evidences": rows.IEvidence,
    "channels": rows.IChannel,
    "steps": rows.IStep,
    "process": rows.IProcessStep,
    "outputs": rows.IOutput,
    "legal_resources": rows.ILegalResource,
}


def load(root):
    """Add and publish all procedures."""
    for described in data.procedures():
        _add(root, described)


def _add(root, described):
    inside = {name: described.pop(name, ()) for name in ("blanks", "forms")}
    del described["order"]
    procedure = api.content.create(root, "Procedure", **_fields(described))
    for blank in inside["blanks"]:
        _add_blank(procedure, blank)
    for form in inside["forms"]:
        add_form(procedure, form)
    api.content.transition(procedure, "publish")


def _fields(described):
    """The values of the fields from what JSON can say of them."""
    fields = {name: _table(value, TABLES[name]) if name in TABLES else value for name, value in described.items()}
    if fields.get("requirements"):
        fields["requirements"] = RichTextValue(fields["requirements"], "text/html", "text/x-html-safe")
    fields["result_delivery"] = set(fields.get("result_delivery", ()))
    return fields


def _table(lines, schema):
    """Rows with every column, as the editor's table would store them."""
    defaults = {name: field.default for name, field in getFieldsInOrder(schema)}
    return [{**defaults, **line} for line in lines]


def _add_blank(procedure, blank):
    content = document(blank["title"], blank["note"], blank["sections"])
    file = NamedBlobFile(content, contentType=DOCX, filename=blank["id"])
    api.content.create(procedure, "File", blank["id"], title=blank["title"].capitalize(), file=file)
