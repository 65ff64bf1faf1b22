"""Browsing the catalogue without a search: what its pages share, and the page from A to Z."""

from egov.portal.procedure.catalogue_page import pager
from egov.portal.procedure.catalogue_page import said
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.listing import rows
from egov.portal.procedure.search import located
from egov.portal.procedure.shelf import shelf
from egov.portal.rules.alphabet import letter_of
from egov.portal.rules.alphabet import LETTERS
from egov.portal.rules.alphabet import OTHER
from egov.portal.rules.alphabet import OWN
from functools import cached_property
from Products.Five.browser import BrowserView
from urllib.parse import urlencode


PAGE = 50


class BrowsePage(BrowserView):
    """What the pages share: the procedures in force that the visitor may see."""

    @cached_property
    def there(self):
        return shelf()

    @cached_property
    def in_force(self):
        """Their numbers on the shelf, as bits."""
        return self.there.facets.having("status", IN_FORCE) & self.there.visible()

    @cached_property
    def url(self):
        return self.context.absolute_url()


class AlphabetPage(BrowsePage):
    """The procedures by the first letter of their names, in the order of the Vietnamese alphabet."""

    @cached_property
    def numbers(self):
        """The numbers of the procedures by letter."""
        found = {}
        for number in self.there.in_order(self.in_force):
            found.setdefault(letter_of(self.there.items[number].title), []).append(number)
        return found

    @cached_property
    def letter(self):
        """The letter that is shown: the one asked for, else the first that has a procedure."""
        asked = letter_of(said(self.request, "letter")) if said(self.request, "letter") else ""
        return asked or next((letter for letter in (*LETTERS, OTHER) if letter in self.numbers), LETTERS[0])

    def letters(self):
        """All letters of the alphabet and what else a name begins with; the address is None where there is none."""
        shown = [letter for letter in (*LETTERS, OTHER) if letter in OWN or letter in self.numbers]
        return [
            {
                "letter": letter,
                "number": len(self.numbers.get(letter, ())),
                "url": self._url(letter) if letter in self.numbers else None,
                "current": letter == self.letter,
            }
            for letter in shown
        ]

    @cached_property
    def total(self):
        """How many procedures begin with the letter."""
        return len(self.numbers.get(self.letter, ()))

    @cached_property
    def page(self):
        """The number of the page, from 1 to the last."""
        asked = said(self.request, "page")
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
        return min(max(number, 1), max(self._pages, 1))

    def rows(self):
        start = (self.page - 1) * PAGE
        return rows(located(self.there, self.numbers.get(self.letter, [])[start : start + PAGE]))

    def pager(self):
        return pager(self.page, self._pages, lambda page: self._url(self.letter, page=page))

    @property
    def _pages(self):
        return -(-self.total // PAGE)

    def _url(self, letter, **more):
        return f"{self.url}/@@a-z?{urlencode({'letter': letter, **more})}"
