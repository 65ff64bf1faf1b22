"""What the room's pages with a form share."""

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView


class FormPage(BrowserView):
    """A form of `fields` that is sent to its own address.

    A subclass says what it shows (`fields`, `start`), what is wrong (`examine`) and what it does (`act`, which gives
    the address to go on to). Nothing is stored when something is wrong; the page comes back with what was typed, except
    passwords.
    """

    fields = ()

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.problems = {}
        if self.request.method != "POST":
            self.values = self.start()
            return self.template()
        CheckAuthenticator(self.request)
        self.values = self.read()
        self.problems = {} if self.is_refresh() else self.examine()
        if self.problems or self.is_refresh():
            return self.template()
        target = self.act()
        return self.request.response.redirect(target) if target else self.template()

    def start(self):
        """The values of a fresh form."""
        return {}

    def is_refresh(self):
        """Was the form sent only to be shown anew?"""
        return False

    @property
    def portal_url(self):
        """Address of the site."""
        return api.portal.get().absolute_url()

    def shown(self, field):
        """The value that a control shows."""
        return "" if field.kind == "password" else self.values.get(field.name, "")

    def described_by(self, field):
        """The ids of the help and the error of a control, for aria-describedby; None when it has neither."""
        ids = [f"{field.name}-help"] if field.help else []
        if field.name in self.problems:
            ids.append(f"{field.name}-error")
        return " ".join(ids) or None
