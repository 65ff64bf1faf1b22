"""HTML and formulas in every text that a form asks and every text of an act: kept as they are, shown and exported as
texts."""

from egov.portal.dossier import lifecycle
from egov.portal.dossier import thread
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.intake import model
from egov.portal.organisation.groups import group_id
from io import BytesIO
from plone import api
from python_calamine import CalamineWorkbook
import re
from tests.api.test_routes import routes
from tests.dossier.support import acting
from tests.intake import support
from tests.intake.test_browser import FormTest
import transaction
from zipfile import ZipFile
from zope.schema.interfaces import IText


EVIL = '=HYPERLINK("http://x","<script>alert(1)</script><img src=x onerror=alert(1)>${reference}")'
MARKUP = re.compile(r"<script>alert|<img src=x|\son\w+=alert\(1\)>(?!\$)")
REMARK = '<field name="remark" type="zope.schema.Text"><title>Ghi chú</title></field></schema>'
WRONG = re.compile(r'id="form-widgets-(\w+)-error"')
GOOD = {"tax_number": "3001234567", "email": "an@example.org", "identity_number": "042085001234", "phone": "0912345678"}
ARGUMENTS = {"@@paper": "paper_to_khai/1", "@@result": "1", "@@message-file": "1/1", "@@slip": "?form=01"}
OF_THE_SITE = ("@@my-dossiers", "@@inbox", "@@my-data", "@@my-drafts", "@@queue", "@@dossier-register", "@@undelivered")


class EvilTextsTest(FormTest):
    procedure_facts = {"result_delivery": {"counter", "post"}}

    def setUp(self):
        super().setUp()
        for duty in ("reception", "processing", "leadership"):
            api.group.add_user(groupname=group_id(support.AGENCY, duty), username="neighbour")
        self.form.fields_model = self.form.fields_model.replace("</schema>", REMARK)
        transaction.commit()

    def texts(self):
        """The names of all questions that are answered by a text."""
        return [name for name, field in model.fields_of(self.form) if IText.providedBy(field)]

    def fill_in(self, browser, **good):
        """The evil text wherever a text is asked, but for those given."""
        self.fill(browser, owner_kind="organisation", filed_by="other")
        browser.getControl(name="form.widgets.result_delivery").value = ["post"]
        for name in self.texts():
            browser.getControl(name=f"form.widgets.{name}").value = good.get(name, EVIL)
        self.attach(browser, "paper_authorisation", support.PDF, "uy-quyen.pdf")

    def filed(self):
        """File it; questions that are checked get good answers the second time."""
        browser = self.opened()
        self.fill_in(browser)
        self.send(browser)
        self.assertHarmless(browser)
        checked = {name: GOOD[name.partition("_")[2]] for name in WRONG.findall(browser.contents)}
        again = self.opened()
        self.fill_in(again, **checked)
        self.send(again)
        (dossier,) = support.dossiers()
        return dossier, [name for name in self.texts() if name not in checked]

    def assertHarmless(self, browser, *where):
        if "html" in browser.headers.get("Content-Type", ""):
            self.assertIsNone(MARKUP.search(browser.contents), where)

    def handle(self, dossier):
        """Every act with a text, with that text."""
        for who, name, data in (
            ("neighbour", "accept", {"comment": EVIL}),
            ("neighbour", "process", {"officer": "neighbour", "comment": EVIL}),
            ("neighbour", "require_supplement", {"reason": EVIL, "items": ["remark", EVIL]}),
            ("citizen", "supply", {"comment": EVIL, "answers": {"remark": EVIL}}),
            ("neighbour", "complete", {"comment": EVIL, "outcome": EVIL}),
            ("neighbour", "return_result", {"received_by": EVIL, "comment": EVIL}),
        ):
            with acting(who):
                lifecycle.act(dossier, name, data)
        for who in ("citizen", "neighbour"):
            with acting(who):
                thread.post(dossier, EVIL, [])
        transaction.commit()

    def pages(self, dossier):
        """Addresses of all pages of the dossier, and of those of the site that tell of it."""
        base = dossier.absolute_url()
        own = {f"{base}/{name}/{ARGUMENTS.get(name, '')}" for _method, name, kind in routes() if kind == "page"}
        acts = {f"{base}/@@act?transition={name}" for name in TRANSITIONS}
        return [base, *own, *acts, *(f"{self.portal.absolute_url()}/{name}" for name in OF_THE_SITE)]

    def test_on_every_page_whatever_was_done(self):
        dossier, evil = self.filed()
        self.assertIn("remark", evil)
        self.assertIn("owner_organisation", evil)
        self.assertEqual(EVIL, dossier.answers["remark"])
        self.walk(dossier)
        self.handle(dossier)
        self.walk(dossier)
        self.spreadsheet(dossier.accepted.year)

    def walk(self, dossier):
        seen = 0
        for who in ("citizen", "neighbour"):
            browser = self.browser(who)
            browser.handleErrors, browser.raiseHttpErrors, browser.followRedirects = True, False, True
            for url in self.pages(dossier):
                browser.open(url)
                self.assertHarmless(browser, who, url)
                seen += "=HYPERLINK" in str(browser.contents)
        self.assertGreater(seen, 5, "the text is shown, as text")

    def spreadsheet(self, year):
        browser = self.browser("neighbour")
        browser.open(f"{self.portal.absolute_url()}/@@dossier-register?agency={support.AGENCY}&year={year}&format=xlsx")
        rows = CalamineWorkbook.from_filelike(BytesIO(browser.contents)).get_sheet_by_index(0).to_python()
        self.assertIn(EVIL, rows[1])
        with ZipFile(BytesIO(browser.contents)) as book:
            self.assertNotIn(b"<f>", b"".join(book.read(name) for name in book.namelist()))

    def test_in_drafts(self):
        for link in (None, "begin another dossier"):
            browser = self.opened()
            if link:
                browser.getLink(link).click()
            self.fill_in(browser)
            button = browser.getControl(name="save")
            button._form.action = f"{self.portal.absolute_url()}/@@save-draft/{self.form.UID()}"
            button.click()
        for url in (self.form.absolute_url(), f"{self.portal.absolute_url()}/@@my-dossiers"):
            browser = self.browser()
            browser.open(url)
            self.assertEqual(2, browser.contents.count("=HYPERLINK"), url)
            self.assertHarmless(browser, url)
