"""A published procedure with the form that intake writes for it, and somebody to fill it in."""

from egov.portal.dossier import store
from plone import api
from plone.app.testing import login
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PASSWORD = "Kh0ng-dễ-đoán"
AGENCY = "so-ngoai-vu"
CASES = [{"id": "first", "title": "Cấp lần đầu"}, {"id": "again", "title": "Cấp lại"}]
EVIDENCES = [
    {"id": "to-khai", "case": "", "title": "Tờ khai", "originals": 1, "copies": 0, "required": True},
    {"id": "khac", "case": "", "title": "Giấy tờ khác", "originals": 0, "copies": 1, "required": False},
]
PLEDGE = {"id": "cam-ket", "case": "again", "title": "Bản cam kết", "originals": 1, "copies": 0, "required": True}
BY_CASE = {"cases": CASES, "evidences": [*EVIDENCES, PLEDGE]}
OWNER = {
    "owner_kind": "person",
    "owner_name": "Nguyễn Văn An",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_province": "42",
    "owner_commune": "18073",
    "owner_address": "Số 5 đường Phan Đình Phùng",
    "owner_phone": "0912 345 678",
}


def build(portal, form=True, **procedure):
    """Make agency, citizens, procedure and form; gives the published procedure. The test user is a manager then."""
    setRoles(portal, TEST_USER_ID, ["Manager"])
    login(portal, TEST_USER_NAME)
    if AGENCY not in portal["co-quan"]:
        api.content.create(
            portal["co-quan"], "Agency", AGENCY, title="Sở Ngoại vụ", unit_code="H27.10", kind="department"
        )
        for name in ("citizen", "neighbour"):
            api.user.create(
                username=name,
                email=f"{name}@example.org",
                password=PASSWORD,
                properties={"fullname": f"Nguyễn {name.title()}"},
            )
    facts = {"title": "Cấp giấy phép", "code": "1.000123", "agency": AGENCY, "evidences": EVIDENCES, **procedure}
    made = api.content.create(portal["thu-tuc"], "Procedure", **facts)
    if form:
        api.content.create(made, "EasyForm", "nop", title="Tờ khai trực tuyến")
    api.content.transition(made, "publish")
    return made


def dossiers():
    """All dossiers there are."""
    return list(_below(store.root()))


def _below(folder):
    for child in folder.objectValues():
        if child.portal_type == "Dossier":
            yield child
        else:
            yield from _below(child)
