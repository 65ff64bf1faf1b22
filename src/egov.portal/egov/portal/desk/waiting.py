"""`@@waiting`: the part of the queue with what was given to the reader, or asked of him, whatever its state."""

from egov.portal.dossier import catalogue
from egov.portal.dossier.readers import current_user
from egov.portal.rules.status import OPEN_STATES
from egov.portal.tracking.page import Page
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SIZE = 10


def given_to_me(size=SIZE):
    """The open dossiers for which the current user or one of his groups has something to do, the most urgent first: to
    receive them, to give an opinion, to ask or decline for an officer, to sign."""
    user = current_user()
    return catalogue.search(states=tuple(OPEN_STATES), waits_for=(user.getId(), *user.getGroups()), size=size)


class WaitingFragment(Page):
    """`<tal:waiting replace="structure context/@@waiting" />`; nothing where nothing waits."""

    template = ViewPageTemplateFile("templates/waiting.pt")

    @cached_property
    def result(self):
        """The dossiers, and how many there are in all."""
        return given_to_me()
