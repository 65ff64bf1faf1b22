"""`@@enter-dossier`: what is to be entered, to choose from; fragments that lead there."""

from AccessControl import Unauthorized
from egov.portal.desk import entering
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50


class CounterPage(Page):
    """The procedures of the reader's agencies with their forms, found by name or code."""

    template = ViewPageTemplateFile("templates/counter.pt")

    def prepare(self):
        if not entering.agencies():
            raise Unauthorized("reception")
        self.text = str(self.request.form.get("q", ""))[:200]
        self.start = start_of(self.request)
        self.items, self.total = entering.procedures(self.text, self.start, PAGE_SIZE)

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.total)

    def forms(self, item):
        """(title, address) of the forms of a procedure, to be entered."""
        return [(form["title"], f"{item.url}/{form['id']}/@@enter") for form in item.forms]


class EnterLinks(BrowserView):
    """A fragment for the procedure's page: buttons for those who may enter its dossiers, nothing for all others."""

    template = ViewPageTemplateFile("templates/enter_links.pt")

    def __call__(self):
        return self.template() if entering.may_enter(self.context) else ""

    def forms(self):
        """(title, address)."""
        return [(form.title, f"{form.absolute_url()}/@@enter") for form in self.context.forms()]


class EnterButton(BrowserView):
    """A fragment for the queue: the button that leads to the counter's page, for those who work at one."""

    template = ViewPageTemplateFile("templates/enter_button.pt")

    def __call__(self):
        return self.template() if entering.agencies() else ""
