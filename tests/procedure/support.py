"""Procedures for the tests."""

from contextlib import contextmanager
from datetime import date
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from Testing.makerequest import makerequest
from transaction import TransactionManager
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest


CREATE_DOSSIER = """<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="dossier" type="egov.portal.intake.action.CreateDossier"><title>Create dossier</title></field>
</schema></model>"""
FORMULA = "(2000*page[1-2] + 1000*page[3-] <= 200000) * copy; free poor"
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


def agency(portal, id="ubnd"):
    """A commune's People's Committee."""
    root = portal.get("co-quan") or add(portal, "Agencies", "co-quan", title="Cơ quan")
    return root.get(id) or add(
        root, "Agency", id, title="UBND xã Hoằng Lưu", unit_code="H56.30.1", kind="commune", phone="0237 3 640 123"
    )


def full_procedure(portal, id="khai-sinh"):
    """A procedure with something in every field."""
    agency(portal)
    portal.portal_registry["egov.portal.sectors"] = {"HT": "Hộ tịch"}
    made = procedure(
        portal,
        id,
        code="1.001193",
        description="Đăng ký việc sinh của một người.",
        sector="HT",
        audience=["citizen"],
        executing_level="commune",
        kind="law_detailed",
        keywords=["giấy khai sinh"],
        decision_number="1872/QĐ-BTP",
        cases=[dict(row) for row in CASES],
        evidences=[
            {"id": "to-khai", "title": "Tờ khai", "originals": 1, "copies": 0, "blank_form": "to-khai.docx"},
            {"id": "giay", "case": "organisation", "title": "Giấy phép <b>", "originals": 0, "copies": 1},
        ],
        channels=[
            *(dict(row) for row in CHANNELS),
            {
                "channel": "post",
                "kind": "same_day",
                "fee": "(2000*page[1-2] + 1000*page[3-] <= 200000) * copy; free poor",
            },
        ],
        steps=[{"title": "Nộp hồ sơ", "description": "Tại Bộ phận Một cửa"}, {"case": "person", "title": "Ký sổ"}],
        outputs=[{"code": "KQ", "title": "Giấy khai sinh"}],
        legal_resources=[
            {"number": "60/2014/QH13", "title": "Luật Hộ tịch", "date": date(2014, 11, 20), "issuer": "Quốc hội"}
        ],
        requirements=RichTextValue("<p>Không <script>alert(1)</script></p>", "text/html", "text/x-html-safe"),
        result_delivery={"counter", "post"},
        competent_agencies=["UBND cấp xã"],
    )
    blank_form(made)
    online_form(made)
    return made


@contextmanager
def elsewhere(portal):
    """The same site by another connection and for another request, as another thread has it; gives the site.

    What is changed in it is committed by `portal._p_jar.transaction_manager.commit()`.
    """
    manager, here = TransactionManager(), getRequest()
    connection = portal._p_jar.db().open(manager)
    manager.begin()
    application = makerequest(connection.root()["Application"])
    setRequest(application.REQUEST)  # what is read of the settings is remembered with the request
    site = application[portal.getId()]
    setSite(site)
    try:
        yield site
    finally:
        setSite(portal)
        setRequest(here)
        manager.abort()
        connection.close()
