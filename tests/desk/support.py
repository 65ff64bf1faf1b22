"""What the tests of the desk's pages share."""

from tests.dossier.cases import BrowserTest


class DeskTest(BrowserTest):
    """The desk's pages of the small world."""
