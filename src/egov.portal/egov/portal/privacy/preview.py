"""`@@retention`: what will be forgotten and when, before it is; for those who answer for it."""

from egov.portal import numerals
from egov.portal.dossier import clock
from egov.portal.hearing import words as hearing
from egov.portal.privacy import retention
from egov.portal.privacy.settings import settings
from egov.portal.tracking.page import Page
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SHOWN = 100
"""Of each list; the rest is told as a number."""


class PreviewPage(Page):
    """Three lists: forgotten at the next round, told and waiting, told at the next round. Changes nothing."""

    template = ViewPageTemplateFile("templates/preview.pt")

    def prepare(self):
        now = clock.now()
        telling, told, leaving = retention.of_feedback(now)
        self.leaving = [*retention.due_for_anonymising(now), *leaving]
        leaving = {kept.row.path for kept in self.leaving}
        self.waiting = [kept for kept in (*retention.told(now), *told) if kept.row.path not in leaving]
        self.telling = [*retention.due_for_notice(now), *telling]

    @property
    def settings(self):
        return settings()

    def shown(self, kept):
        """The first rows of a list."""
        return kept[:SHOWN]

    def state_title(self, state):
        """The state of a dossier or of feedback."""
        return hearing.STATES.get(state) or super().state_title(state)

    def rest(self, kept):
        """How many rows of it are not shown."""
        return max(len(kept) - SHOWN, 0)

    def leaves(self, kept):
        """When the people are forgotten; if they have not been told yet, supposing that they are told now."""
        return numerals.day(retention.leaves_on(kept, kept.row.retention_notice or clock.now()))

    @property
    def may_change(self):
        """May the reader change the settings?"""
        return api.user.has_permission("egov.portal: Manage settings")
