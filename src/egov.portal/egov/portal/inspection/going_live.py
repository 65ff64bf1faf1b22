"""The check before a procedure goes live: what keeps it from being published, and what else should be mended.

The same list for the page `@@go-live`, the workflow's transition and the REST call. Who holds the permission
`egov.portal: Publish incomplete procedure` may publish all the same (a site manager who takes over a catalogue).
"""

from dataclasses import dataclass
from dataclasses import replace
from egov.portal import _
from egov.portal.inspection import procedure_checks
from egov.portal.inspection import procedure_facts
from egov.portal.inspection.inspector import known_site
from egov.portal.inspection.inspector import path_of
from egov.portal.procedure import completeness
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.subscribers import data_problems
from functools import cached_property
from plone import api
from plone.protect.authenticator import check as check_authenticator
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


OVERRIDE = "egov.portal: Publish incomplete procedure"


@dataclass(frozen=True)
class Check:
    """Messages. `wrong`: the data contradict themselves, nobody can publish that; `blocking`: obligatory parts that are
    missing and errors between page, form and process; `advice`: all the rest."""

    wrong: tuple[Message, ...]
    blocking: tuple[Message, ...]
    advice: tuple[Message, ...]


def check(procedure) -> Check:
    """What speaks against publishing it as it is."""
    facts = replace(procedure_facts.facts(procedure, path_of(procedure)), published=True)
    found = procedure_checks.findings(facts, known_site())
    return Check(
        wrong=tuple(data_problems(procedure)),
        blocking=(
            *(_missing(name) for name in completeness.missing(procedure)),
            *(one.message for one in found if one.severity == "error"),
        ),
        advice=(
            *(_missing(name) for name in completeness.advised(procedure)),
            *(one.message for one in found if one.severity == "warning"),
        ),
    )


def _missing(name):
    return _("Missing: ${part}", mapping={"part": completeness.NAMES[name]})


def words(message, request):
    """A message with the messages inside it translated too."""
    inside = {name: translate(value, context=request) for name, value in (message.mapping or {}).items()}
    return translate(Message(message, mapping=inside), context=request)


def refuse_incomplete(procedure, event):
    """Raise WorkflowException when something blocks, except for those who may override it."""
    if event.new_state.getId() != PUBLISHED or api.user.has_permission(OVERRIDE, obj=procedure):
        return
    blocking = check(procedure).blocking
    if blocking:
        raise WorkflowException("\n".join(words(message, getRequest()) for message in blocking))


class GoLivePage(BrowserView):
    """`@@go-live`: the list, and the button that publishes where nothing stands against it."""

    template = ViewPageTemplateFile("templates/go_live.pt")

    def __call__(self):
        if self.request.method == "POST":
            check_authenticator(self.request)
            return self._publish()
        return self.template()

    @cached_property
    def found(self):
        return check(self.context)

    @property
    def may_publish(self):
        """Does nothing keep this person from publishing?"""
        return not self.found.wrong and (not self.found.blocking or self.may_override)

    @cached_property
    def may_override(self):
        return api.user.has_permission(OVERRIDE, obj=self.context)

    def said(self, messages):
        """The messages in the reader's language."""
        return [words(message, self.request) for message in messages]

    def _publish(self):
        if not self.may_publish:
            self.request.response.setStatus(409)
            return self.template()
        api.content.transition(self.context, "publish")
        api.portal.show_message(_("The procedure is public now."), self.request)
        return self.request.response.redirect(self.context.absolute_url())
