"""`@@queue-batch`: what is to be done to the selected dossiers, what it asks for, and what became of each."""

from egov.portal import _
from egov.portal.desk import asking
from egov.portal.desk import batch
from egov.portal.desk.dressed import DressedForm
from egov.portal.dossier import journal
from egov.portal.tracking.timeline import person
from egov.portal.tracking.words import state_title
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from z3c.form.field import Fields
from zExceptions import NotFound


class BatchForm(DressedForm):
    """`act` and `dossiers` (references) come from the queue. The first POST shows what the act asks for; the second, by
    its button and with the authenticator, acts and shows the outcome of each. Sent twice it does nothing twice.

    404 for an act that is none; back to the queue when nothing was selected.
    """

    template = ViewPageTemplateFile("templates/batch.pt")
    ignoreContext = True
    state_title = staticmethod(state_title)
    person = staticmethod(person)

    def update(self):
        self.outcomes = []
        if self.act and not self.references:
            api.portal.show_message(_("Select some dossiers first."), self.request)
            self.request.response.redirect(f"{self.portal_url}/@@queue")
        else:
            self.fields = self._fields()
            super().update()

    @cached_property
    def act(self):
        """The transition to cause. Raises NotFound for one that is not done in batches."""
        act = self.request.form.get("act", "")
        if act not in batch.ACTS:
            raise NotFound("act")
        return act

    @cached_property
    def references(self):
        """The references of the selected dossiers, each once."""
        return references_of(self.request)

    @cached_property
    def chosen(self):
        """(reference, dossier or None, version) of the selected ones, as this person saw them first."""
        seen = self.request.form.get("expected")
        versions = dict(zip(self.references, seen, strict=False)) if isinstance(seen, list) else {}
        found = [(reference, batch.visible(reference)) for reference in self.references]
        return [
            (reference, dossier, versions.get(reference) or (journal.version(dossier) if dossier is not None else ""))
            for reference, dossier in found
        ]

    @cached_property
    def transition(self):
        """The act, with what it asks for."""
        return batch.batch_transition(self.act)

    @property
    def label(self):
        """Title of the page."""
        return self.transition.title

    @property
    def action(self):
        """Where the form is sent."""
        return f"{self.portal_url}/@@queue-batch"

    @property
    def portal_url(self):
        """Address of the site."""
        return api.portal.get().absolute_url()

    @property
    def number_done(self):
        """How many were done just now."""
        return sum(outcome.done for outcome in self.outcomes)

    @button.buttonAndHandler(_("Do it"), name="act")
    def handle_act(self, action):
        """Act on each."""
        values = self.extracted()
        if not self.refusals:
            data = {ask.name: values[ask.name] for ask in self.transition.asks if values.get(ask.name) is not None}
            expected = {reference: str(version) for reference, _dossier, version in self.chosen}
            self.outcomes = batch.act_on(self.references, self.act, data, expected)

    def _fields(self):
        example = next((dossier for _reference, dossier, _version in self.chosen if dossier is not None), None)
        return Fields(*asking.fields_of(example, self.transition)) if example is not None else Fields()


def references_of(request):
    """The references of the dossiers that were selected in the queue, each once."""
    given = request.form.get("dossiers", [])
    given = [given] if isinstance(given, str) else given
    return list(dict.fromkeys(each for each in given if isinstance(each, str) and each))[: batch.MOST]
