"""`@@notification-texts`: the texts of all occasions, and whether a manager has changed them."""

from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.wording import is_changed
from egov.portal.notification.wording import LANGUAGES
from egov.portal.tracking.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class TextsPage(Page):
    """A row an occasion, a link a language."""

    template = ViewPageTemplateFile("templates/texts.pt")

    def rows(self):
        """The occasions, each with its texts."""
        return [
            {"title": occasion.title, "texts": [self._text(occasion.id, language) for language in LANGUAGES]}
            for occasion in OCCASIONS.values()
        ]

    def _text(self, event, language):
        return {
            "language": language,
            "changed": is_changed(event, language),
            "url": f"{self.portal_url}/@@notification-text?event={event}&language={language}",
        }
