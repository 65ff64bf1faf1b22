"""A form that nothing can be filed with: the page says why, and what was filled in is offered for download."""

from collective.easyform.interfaces import IEasyForm
from egov.portal import _
from egov.portal.intake import attachments
from egov.portal.intake import model
from egov.portal.intake.interfaces import IOnlineForm
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IVocabularyTokenized
from ZPublisher.HTTPRequest import FileUpload


PREFIX = "form.widgets."
MAX_ANSWERS = 200_000
"""Characters of a download: what a form can hold, and no more."""


def find(uid):
    """The online form with that UID, whoever asks; None if there is none. It may not be shown before it is checked."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid) if uid else ()
    form = brains[0]._unrestrictedGetObject() if brains else None
    return form if IOnlineForm.providedBy(form) else None


class ClosedPage(BrowserView):
    """The page in place of a form. Its context is the form, or the site when there is no form any more."""

    template = ViewPageTemplateFile("templates/closed.pt")

    def __call__(self, problems):
        self.problems = problems
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.template()

    @property
    def title(self):
        """The name of the form."""
        return self.context.Title() if IEasyForm.providedBy(self.context) else _("Online form")

    @property
    def anonymous(self):
        """Would logging in help?"""
        return api.user.is_anonymous()

    def answers(self):
        """[(question, answer)] of what was sent, as texts, in the form's order; files by their names."""
        asked = model.fields_of(self.context) if IOnlineForm.providedBy(self.context) else self.unknown()
        found = ((field, name, self.said(name)) for name, field in asked)
        return [(field.title if field else name, self.text(field, said)) for field, name, said in found if said]

    def as_text(self):
        """The same as one text."""
        return "\n".join(
            f"{translate(question, context=self.request)}: {answer}" for question, answer in self.answers()
        )

    def unknown(self):
        """The names that came, of a form that is gone."""
        names = (key.removeprefix(PREFIX) for key in self.request.form if key.startswith(PREFIX))
        return [(name, None) for name in names if not name.endswith("-empty-marker")]

    def said(self, name):
        """What came for a field: a text, or "" for nothing."""
        value = self.request.form.get(PREFIX + name, "")
        several = value if isinstance(value, list | tuple) else [value]
        return ", ".join(filter(None, map(_one, several)))

    def text(self, field, said):
        """An answer in words: a choice by its title."""
        if not IChoice.providedBy(field):
            return said
        vocabulary = field.bind(self.context).vocabulary
        if not IVocabularyTokenized.providedBy(vocabulary):
            return said
        try:
            term = vocabulary.getTermByToken(said)
        except LookupError:
            return said
        return translate(term.title or term.token, context=self.request)


def _one(value):
    if isinstance(value, FileUpload):
        return attachments.printable(value.filename) if value.filename else ""
    return str(value)


class AnswersFile(BrowserView):
    """`@@answers-file`: gives the text that the closed page sent back as a file. Nothing is stored, nothing personal is
    in an address; as plain text and as an attachment, so that it is no page of the portal."""

    def __call__(self):
        text = str(self.request.form.get("answers", "")) if self.request.method == "POST" else ""
        return as_file(text[:MAX_ANSWERS], self.request.response)


def as_file(text, response):
    """Answers as a file to be saved."""
    response.setHeader("Content-Type", "text/plain; charset=utf-8")
    response.setHeader("Content-Disposition", 'attachment; filename="answers.txt"')
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "no-store")
    return text.encode()
