"""What the tests of the pages of figures share: the small world with some dossiers of two agencies."""

from egov.portal.dossier import lifecycle
from egov.portal.organisation.groups import group_id
from plone import api
from tests.desk.support import DeskTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.support import PASSWORD
from tests.dossier.support import PROCEDURE
import transaction


DAY = "2026-11-16"  # a Monday
PEOPLE = {"supervisor": "supervisors", "chief": group_id(OTHER_AGENCY, "leadership")}


class FiguresTest(DeskTest):
    """Six dossiers of the agency: accepted, one of them resolved early and one asked to supplement; one of another
    agency. All on Monday 16 November 2026, due on Monday 23."""

    def setUp(self):
        super().setUp()
        for name, group in PEOPLE.items():
            api.user.create(username=name, email=f"{name}@example.org", password=PASSWORD)
            api.group.add_user(groupname=group, username=name)
        self.accept(self.dossier, "receptionist")
        self.others = [self.file(self.procedure, "receptionist") for _ in range(5)]
        self.move(self.others[0], "receptionist", "process", "10:30", officer="officer")
        self.move(self.others[0], "officer", "complete", "15:00", outcome="Đồng ý")
        self.move(self.others[1], "receptionist", "require_supplement", "11:00", reason="Mờ", items=["place"])
        self.file(self.justice(), "stranger")
        transaction.commit()

    def justice(self):
        """A procedure of the other agency."""
        values = {**PROCEDURE, "title": "Cấp phiếu lý lịch tư pháp", "code": "2.000488", "agency": OTHER_AGENCY}
        made = api.content.create(self.portal["thu-tuc"], "Procedure", "ly-lich", **values)
        api.content.create(made, "EasyForm", "ho-so-truc-tuyen", title="Đăng ký trực tuyến")
        api.content.transition(made, "publish")
        return made

    def file(self, procedure, receptionist):
        """A dossier that is filed and accepted; gives it."""
        with acting("citizen", f"{DAY} 09:00"):
            dossier = file_one(procedure).dossier
        self.accept(dossier, receptionist)
        return dossier

    def accept(self, dossier, who):
        self.move(dossier, who, "accept", "10:00")

    def move(self, dossier, who, name, at, **data):
        with acting(who, f"{DAY} {at}"):
            lifecycle.act(dossier, name, data)

    def site(self, who, path):
        """The text of a page of the site."""
        return self.text(who, f"{self.portal.absolute_url()}/{path}")
