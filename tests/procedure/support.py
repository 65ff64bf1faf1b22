"""Procedures for the tests."""

from plone import api
from plone.namedfile.file import NamedBlobFile


CREATE_DOSSIER = """<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="dossier" type="egov.portal.intake.action.CreateDossier"><title>Create dossier</title></field>
</schema></model>"""
CASES = [{"id": "person", "title": "Cá nhân"}, {"id": "organisation", "title": "Tổ chức"}]
CHANNELS = [
    {"channel": "in_person", "kind": "fixed", "amount": "10", "unit": "working_day", "fee": "8000"},
    {"channel": "online", "case": "person", "kind": "fixed", "amount": "2.5", "unit": "working_day", "fee": "0"},
]


def catalogue(portal):
    """The folder of procedures, made when the site's set-up has not."""
    return portal.get("thu-tuc") or add(portal, "Procedures", "thu-tuc", title="Thủ tục hành chính")


def add(container, portal_type, id, **fields):
    """Content as a manager adds it, without regard to what may be added there through the web."""
    from plone.dexterity.utils import createContent
    from zope.event import notify
    from zope.lifecycleevent import ObjectCreatedEvent

    content = createContent(portal_type, id=id, **fields)
    notify(ObjectCreatedEvent(content))
    container._setObject(id, content)
    return container[id]


def procedure(portal, id="khai-sinh", state="published", **fields):
    """A procedure in that state."""
    made = add(catalogue(portal), "Procedure", id, **{"title": "Đăng ký khai sinh", "agency": "ubnd", **fields})
    if state != "draft":
        api.content.transition(made, "publish")
    return made


def blank_form(procedure, id="to-khai.docx"):
    return add(procedure, "File", id, title="Tờ khai", file=NamedBlobFile(b"form", filename=id))


def online_form(procedure, id="nop", actions_model=CREATE_DOSSIER):
    return add(procedure, "EasyForm", id, title="Nộp hồ sơ", actions_model=actions_model)
