"""What a page says of itself to search engines: its lead, where the editor has written no description."""

from egov.portal.theme.titles import HEADING
from egov.portal.theme.titles import TITLE
from egov.portal.theme.titles import words_of
import re


LEAD = re.compile(r'<p class="eg-(?:page|hero)-lead">(.*?)</p>', re.DOTALL)
SUMMARY = '<meta name="description"'
NOT_SHARED = '<meta property="og:description" content=""'


def summarised(page):
    """The page (HTML) with a description, if it has a lead or a heading of level 1."""
    title, said = TITLE.search(page), LEAD.search(page) or HEADING.search(page)
    words = words_of(said[1]).replace('"', "&quot;") if title and said else ""
    if not words or SUMMARY in page:
        return page
    page = f'{page[: title.end()]}\n{SUMMARY} content="{words}" />{page[title.end() :]}'
    return page.replace(NOT_SHARED, f'{NOT_SHARED[:-1]}{words}"', 1)
