"""The places that the set-up makes keep its words for them; on pages in another language they are called otherwise."""

from egov.portal import _
from plone import api
from zope.i18n import translate


AGENCIES, PROCEDURES, NEWS = "co-quan", "thu-tuc", "tin-tuc"
TITLES = {AGENCIES: _("Agencies"), PROCEDURES: _("Administrative procedures"), NEWS: _("News")}
"""What the places are called at first; a site may call them otherwise."""


def as_read(stored, usual):
    """A text for the reader: as a message, in any language, while it is the one that the set-up stored in the language
    of the site; else as the site has it."""
    told = usual and translate(usual, target_language=api.portal.get_default_language())
    return usual if told == stored else stored


def root_title(content):
    """The title of one of these places, or of anything else, for the reader."""
    return as_read(content.Title(), TITLES.get(content.getId()))
