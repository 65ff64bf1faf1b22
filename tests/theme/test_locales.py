"""The catalogues: complete, up to date with the source, and answering where Plone's own are silent."""

import collective.easyform
from egov.portal.locales import update
from egov.portal.testing import INTEGRATION
from egov.portal.theme.stock_words import STATES
from pathlib import Path
import plone.app.locales
import polib
import re
import unittest
from zope.i18n import translate


VARIABLE = re.compile(r"\$\{\w+\}")


class TestCatalogue(unittest.TestCase):
    def setUp(self):
        self.vietnamese = polib.pofile(str(update.catalogue("vi")))

    def test_every_message_of_the_source_is_in_it(self):
        """Otherwise: make i18n."""
        extracted = {entry.msgid for entry in update.extract()}
        self.assertEqual(extracted - {entry.msgid for entry in self.vietnamese}, set())
        self.assertEqual({entry.msgid for entry in polib.pofile(str(update.TEMPLATE))} - extracted, set())

    def test_every_message_has_vietnamese(self):
        self.assertEqual([entry.msgid for entry in self.vietnamese if not entry.msgstr], [])

    def test_variables_are_kept(self):
        for path in update.LOCALES.glob("vi/LC_MESSAGES/*.po"):
            for entry in polib.pofile(str(path)):
                if VARIABLE.search(entry.msgid):
                    with self.subTest(entry.msgid):
                        self.assertEqual(set(VARIABLE.findall(entry.msgstr)), set(VARIABLE.findall(entry.msgid)))


class TestStock(unittest.TestCase):
    """The catalogues that scripts and EasyForm's editor take their words from."""

    def test_they_are_complete(self):
        for package, domain, name in (
            (plone.app.locales, "widgets", "locales/widgets.pot"),
            (collective.easyform, "collective.easyform", "locales/collective.easyform.pot"),
        ):
            with self.subTest(domain):
                folder = Path(package.__file__).parent
                template = (folder / name).read_text(encoding="utf-8")
                asked = {entry.msgid for entry in polib.pofile(template[template.index("msgid") :])}
                answered = set()
                for path in (
                    *folder.rglob(f"vi/LC_MESSAGES/{domain}.po"),
                    update.LOCALES / f"vi/LC_MESSAGES/{domain}.po",
                ):
                    answered |= {entry.msgid for entry in polib.pofile(str(path)).translated_entries()}
                self.assertEqual(set(), asked - answered)


class TestMerge(unittest.TestCase):
    def test_new_come_in_old_go_out_and_parts_win(self):
        template = [polib.POEntry(msgid=msgid) for msgid in ("kept", "corrected", "new")]
        old = [polib.POEntry(msgid=msgid, msgstr=f"old {msgid}") for msgid in ("kept", "corrected", "gone")]
        part = [polib.POEntry(msgid="corrected", msgstr="better")]
        merged = {entry.msgid: entry.msgstr for entry in update.merged(template, old, [part])}
        self.assertEqual(merged, {"corrected": "better", "kept": "old kept", "new": ""})


class TestOtherDomains(unittest.TestCase):
    """Ours fill Plone's and EasyForm's Vietnamese, and leave what these have."""

    layer = INTEGRATION

    def test_gaps_are_filled(self):
        for domain, msgid, expected in (
            ("plone", "trouble_logging_in", "Không đăng nhập được?"),
            ("plone", "Changes saved", "Đã lưu thay đổi"),
            ("collective.easyform", "default_submitLabel", "Gửi"),
            ("z3c.form", "Required input is missing.", "Chưa nhập thông tin bắt buộc."),
        ):
            with self.subTest(msgid):
                self.assertEqual(translate(msgid, domain=domain, target_language="vi"), expected)

    def test_the_stock_catalogue_still_answers(self):
        self.assertEqual(translate("label_log_in", domain="plone", target_language="vi", default="Log in"), "Đăng nhập")

    def test_states_have_names_by_their_identifiers(self):
        """The list of a folder asks for them so."""
        for state in STATES:
            self.assertNotEqual(state, translate(state, domain="plone", target_language="vi"))
