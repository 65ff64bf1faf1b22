"""The title of each page (WCAG 2.4.2): tabs and screen readers name a page by it, and Plone gives all pages of the site
itself, such as a queue or a list, the bare name of the site."""

import re


DASH = " — "
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def words_of(markup):
    """The text of a piece of HTML, on one line."""
    return " ".join(TAG.sub("", markup).split())


def entitled(page):
    """The page (HTML) with a title that begins with its first heading of level 1, unless it already does."""
    title, heading = TITLE.search(page), HEADING.search(page)
    words = words_of(heading[1]) if title and heading else ""
    if not words or title[1].strip().startswith(words):
        return page
    site = title[1].strip().rpartition(DASH.strip())[2].strip()
    named = f"{words}{DASH}{site}" if site and site != words else words
    return f"{page[: title.start(1)]}{named}{page[title.end(1) :]}"
