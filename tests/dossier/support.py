"""A small world for the tests of dossiers: an agency with its people, a published procedure with a form."""

from contextlib import contextmanager
import datetime
from egov.portal.dossier import clock
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
from egov.portal.organisation.groups import group_id
from plone import api
from plone.app.testing import login
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


AGENCY = "so-ngoai-vu"
OTHER_AGENCY = "so-tu-phap"
PASSWORD = "Kh0ng-dễ-đoán"
MODEL = """
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:easyform="http://namespaces.plone.org/supermodel/easyform">
  <schema>
    <field name="owner_name" type="zope.schema.TextLine"><title>Họ và tên</title></field>
    <field name="place" type="zope.schema.TextLine"><title>Địa điểm</title><required>False</required></field>
    <field name="paper_proposal" type="plone.namedfile.field.NamedBlobFile"><title>Tờ trình</title></field>
  </schema>
</model>
"""
PROCEDURE = {
    "title": "Cho phép tổ chức hội nghị, hội thảo quốc tế",
    "code": "1.000123",
    "sector": "",
    "agency": AGENCY,
    "evidences": [{"id": "proposal", "case": "", "title": "Tờ trình", "originals": 1, "copies": 0, "required": True}],
    "channels": [{"channel": "online", "case": "", "kind": "fixed", "amount": "5", "unit": "working_day", "fee": "0"}],
    "clock_policy": "suspend",
    "workflow": "dossier_workflow",
}
PEOPLE = {
    "citizen": (),
    "neighbour": (),
    "receptionist": (group_id(AGENCY, "reception"),),
    "officer": (group_id(AGENCY, "processing"),),
    "colleague": (group_id(AGENCY, "processing"),),
    "leader": (group_id(AGENCY, "leadership"),),
    "stranger": (group_id(OTHER_AGENCY, "reception"), group_id(OTHER_AGENCY, "processing")),
}


def build(portal, **procedure):
    """Make the world, or take the one that the layer made; gives the procedure. The test user is a manager afterwards.

    `procedure`: values of the procedure that differ from `PROCEDURE`.
    """
    setRoles(portal, TEST_USER_ID, ["Manager"])
    login(portal, TEST_USER_NAME)
    if AGENCY not in portal["co-quan"]:
        _people(portal)
        return _procedure(portal, procedure)
    made = portal["thu-tuc"]["hoi-nghi"]
    if procedure:
        edit(made, **procedure)
    return made


def edit(content, **values):
    """Give content other values, as its edit form does."""
    for name, value in values.items():
        setattr(content, name, value)
    notify(ObjectModifiedEvent(content))


def _people(portal):
    for agency_id, title, code in ((AGENCY, "Sở Ngoại vụ", "H27.10"), (OTHER_AGENCY, "Sở Tư pháp", "H27.11")):
        api.content.create(portal["co-quan"], "Agency", agency_id, title=title, unit_code=code, kind="department")
    for name, groups in PEOPLE.items():
        api.user.create(
            username=name, email=f"{name}@example.org", password=PASSWORD, properties={"fullname": name.title()}
        )
        for group in groups:
            api.group.add_user(groupname=group, username=name)


def _procedure(portal, values):
    made = api.content.create(portal["thu-tuc"], "Procedure", "hoi-nghi", **{**PROCEDURE, **values})
    api.content.create(made, "EasyForm", "ho-so-truc-tuyen", title="Đăng ký trực tuyến", fields_model=MODEL)
    api.content.transition(made, "publish")
    return made


def a_file(name="to-trinh.pdf", data=b"%PDF-1.4\n%%EOF\n"):
    return NamedBlobFile(data=data, filename=name, contentType="application/pdf")


def file_one(procedure, account="citizen", **changes):
    """File a dossier as `account`; gives `Filed`."""
    filing = {
        "procedure": procedure,
        "form": procedure["ho-so-truc-tuyen"],
        "answers": {"owner_name": "Nguyễn Văn An", "place": "Hà Tĩnh"},
        "papers": {"paper_proposal": [(a_file(), "Tờ trình", "proposal")]},
        "owner": {"kind": "person", "name": "Nguyễn Văn An"},
        "account": account,
    }
    with api.env.adopt_user(account or SITE_OWNER_NAME):
        return file_dossier(Filing(**{**filing, **changes}))


@contextmanager
def acting(name, at=None):
    """Act as that person, at that time (text in Hà Nội's time: "2026-11-23 08:00")."""
    with api.env.adopt_user(name):
        if at is None:
            yield
            return
        with clock.at(instant(at)):
            yield


def instant(text):
    """An instant in Hà Nội's time."""
    zone = datetime.timezone(datetime.timedelta(hours=7))
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zone)
