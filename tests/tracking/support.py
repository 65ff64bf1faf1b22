"""What the tests of the citizen's pages share."""

from tests.dossier.cases import BrowserTest


class PageTest(BrowserTest):
    """The citizen's pages of the small world."""
