"""A message of the desk on the dossier is told to the applicant; his own are not."""

from egov.portal.dossier import thread
from egov.portal.notification import mailbox
from egov.portal.testing import INTEGRATION
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
import unittest


class TestMessages(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.dossier = file_one(build(self.layer["portal"])).dossier

    def unread(self):
        return len(mailbox.unread("citizen", most=10))

    def test_the_desk_writes(self):
        before = self.unread()
        with acting("receptionist"):
            thread.post(self.dossier, "Mời ông/bà đến ký.")
        self.assertEqual(before + 1, self.unread())

    def test_the_applicant_writes(self):
        before = self.unread()
        with acting("citizen"):
            thread.post(self.dossier, "Tôi sẽ đến chiều nay.")
        self.assertEqual(before, self.unread())
