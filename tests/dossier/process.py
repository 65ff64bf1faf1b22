"""A procedure whose dossiers go through two agencies, for tests of the steps."""

from egov.portal.dossier import catalogue
from egov.portal.dossier import journal
from egov.portal.dossier.lifecycle import act
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.organisation.groups import group_id
from plone import api
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.support import PASSWORD
from tests.dossier.test_lifecycle import LifecycleCase
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


PROCESS = [
    {"name": "Tiếp nhận", "agency": AGENCY, "duty": "reception", "days": "0.5"},
    {"name": "Thẩm định", "agency": AGENCY, "duty": "processing", "days": "1"},
    {"name": "Lấy xác nhận hộ tịch", "agency": OTHER_AGENCY, "duty": "processing", "days": "1.5"},
    {"name": "Phê duyệt", "agency": AGENCY, "duty": "leadership", "days": "0.5"},
    {"name": "Trả kết quả", "agency": AGENCY, "duty": "reception", "days": ""},
]
JUSTICE = ("clerk", "chief")


def add_people():
    """People of the other agency: an officer and a leader. Without any local role on the dossier."""
    for name, duty in zip(JUSTICE, ("processing", "leadership"), strict=True):
        api.user.create(
            username=name, email=f"{name}@example.org", password=PASSWORD, properties={"fullname": name.title()}
        )
        api.group.add_user(groupname=group_id(OTHER_AGENCY, duty), username=name)


class ProcessCase(LifecycleCase):
    """A dossier of that procedure in processing with `officer`, since Monday 2026-10-05 10:30; due 10:00 12/10."""

    procedure_fields = {"process": PROCESS}

    def setUp(self):
        super().setUp()
        add_people()
        self.act("receptionist", "accept", "2026-10-05 10:00")
        self.act("receptionist", "process", "2026-10-05 10:30", officer="officer")

    def act(self, who, name, at=None, **data):
        self.new_request()
        super().act(who, name, at, **data)

    def new_request(self):
        """Local roles are remembered for the length of a request."""
        IAnnotations(self.layer["request"]).clear()

    def to_justice(self):
        """On to the step of the other agency."""
        self.act("officer", "hand_over", "2026-10-06 09:00")

    def refused_at(self, who, name, at="2026-10-06 09:30", **data):
        """Refused at that time; gives the messages."""
        with acting(who, at), self.assertRaises(TransitionRefused) as caught:
            act(self.dossier, name, data)
        return [translate(message, target_language="en") for message in caught.exception.messages]

    def seen_by(self, who):
        """The references that this person finds."""
        with acting(who):
            return [row.reference for row in catalogue.search().items]

    def may_view(self, who, dossier=None):
        """May this person open it in a new request?"""
        self.new_request()
        with acting(who):
            return bool(api.user.has_permission("View", obj=dossier or self.dossier))

    def here(self):
        """The hand-over at which the dossier stands."""
        return self.dossier.handovers[-1]

    def acts(self):
        """The acts of the journal."""
        return [entry.act for entry in journal.entries(self.dossier)]
