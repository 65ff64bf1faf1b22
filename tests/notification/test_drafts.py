"""The reminder of a draft, and its end."""

from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.intake import drafts
from egov.portal.notification.box import box
from egov.portal.notification.drafts import look_after_drafts
from egov.portal.notification.reading import text_of
from egov.portal.testing import INTEGRATION
import unittest


class TestDrafts(unittest.TestCase):
    layer = INTEGRATION

    def letters(self):
        return [letter for letter in box().letters.values() if letter.event == "draft_ends"]

    def test_reminded_once_and_thrown_away(self):
        drafts.save("an", "form-1", drafts.Content({}, {}, {}, title="Cấp giấy phép", key="k1"))
        look_after_drafts()
        self.assertEqual([], self.letters())
        with clock.at(clock.now() + timedelta(days=26)):
            look_after_drafts()
            look_after_drafts()
        (letter,) = self.letters()
        text = text_of(letter, "en", "http://portal")
        self.assertEqual("an", letter.account)
        self.assertIn("Cấp giấy phép", text.body)
        self.assertIn("http://portal/@@my-dossiers", text.body)
        with clock.at(clock.now() + timedelta(days=31)):
            look_after_drafts()
        self.assertIsNone(drafts.draft_of("an", "k1"))
