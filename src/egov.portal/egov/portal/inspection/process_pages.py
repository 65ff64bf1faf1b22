"""`@@processes` and `@@process?id=`: the workflows of dossiers, looked at, copied, exchanged as XML, changed."""

from egov.portal import _
from egov.portal.dossier.transitions import transition
from egov.portal.inspection import changing
from egov.portal.inspection import diagrams
from egov.portal.inspection import processes
from egov.portal.inspection.definition import copied
from egov.portal.inspection.definition import DefinitionRefused
from egov.portal.inspection.definition import LARGEST
from egov.portal.inspection.definition import read
from egov.portal.inspection.definition import write
from egov.portal.inspection.workflow_checks import standing
from egov.portal.inspection.workflow_facts import facts
from egov.portal.procedure.vocabularies import workflows_of_dossiers
from egov.portal.rules.status import STATUS_CODES
from egov.portal.tracking import words
from egov.portal.tracking.page import Page
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.i18n import translate


class WritingPage(Page):
    """A page whose POST does what its button names; what is refused is told on top and what was typed is kept."""

    refusals = ()
    acts = ()

    def __call__(self):
        self.find()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            act = next((name for name in self.acts if name in self.request.form), None)
            if act is None or self._tried(getattr(self, act)):
                return ""
            self.request.response.setStatus(400)
        return super().__call__()

    def find(self):
        """Find out what the page is about; raises NotFound."""

    def typed(self, name):
        """What was typed into a field, as text; "" for nothing."""
        value = self.request.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def leave(self, url, message, warnings=()):
        """Say that it is done and lead on, so that a reload repeats nothing."""
        for text in (message, *warnings):
            api.portal.show_message(text, self.request, type="info" if text is message else "warning")
        self.request.response.redirect(url)

    def _tried(self, act):
        try:
            act()
        except DefinitionRefused as refused:
            self.refusals = refused.messages
            return False
        return True

    def process_url(self, id):
        """The page of one workflow."""
        return f"{self.portal_url}/@@process?id={id}"


class ProcessesPage(WritingPage):
    """The list. POST `copy` with source, id and title; POST `take` with an XML file: a new one, or a newer version of
    one of the site's own."""

    template = ViewPageTemplateFile("templates/processes.pt")
    acts = ("copy", "take")

    @cached_property
    def workflows(self):
        """The workflows with what the inspection finds in them."""
        return [self._row(workflow) for workflow in workflows_of_dossiers()]

    def _row(self, workflow):
        id = workflow.getId()
        severities = [one.severity for one in processes.findings_of(workflow)]
        return {
            "id": id,
            "title": translate(workflow.title or id, domain="egov.portal", context=self.request),
            "own": processes.is_own(id),
            "states": len(workflow.states.objectIds()),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "url": self.process_url(id),
            "xml": f"{self.portal_url}/@@process-xml?id={id}",
        }

    def copy(self):
        """Copy a workflow."""
        source = processes.definition_of(self.typed("source"))
        if source is None:
            raise DefinitionRefused(_("Choose the workflow to copy."))
        id = self.typed("new_id")
        processes.copy(source, id, self.typed("title"))
        self.leave(self.process_url(id), _("The workflow was copied. Procedures can choose it now."))

    def take(self):
        """Take a definition from XML."""
        upload = self.request.form.get("file")
        text = upload.read(LARGEST + 1) if hasattr(upload, "read") else b""
        definition = read(text)
        warnings = processes.put(definition)
        self.leave(self.process_url(definition.getId()), _("The workflow was taken over."), warnings)


class ProcessPage(WritingPage):
    """One workflow. POST `save` changes titles, exits, targets and guards at once; `new_state` and `new_transition` add
    one. Only for the site's own; 404 for what is no workflow of dossiers."""

    template = ViewPageTemplateFile("templates/process.pt")
    acts = ("save", "new_state", "new_transition")

    def find(self):
        self.definition = processes.definition_of(self.typed("id"))
        if self.definition is None:
            raise NotFound(self.typed("id"))
        self.id = self.definition.getId()
        self.own = processes.is_own(self.id)

    @cached_property
    def facts(self):
        """The workflow as plain facts."""
        return facts(self.definition)

    @property
    def title(self):
        """Its title, translated where the portal knows it."""
        return translate(self.facts.title, domain="egov.portal", context=self.request)

    @cached_property
    def findings(self):
        """What the inspection finds."""
        return processes.findings_of(self.definition)

    def states(self):
        """The states with their ways out, in the order of the definition."""
        return [self._state(state) for state in self.facts.states.values()]

    def _state(self, state):
        return {
            "id": state.id,
            "title": self.state_title(state.id),
            "own": state.id not in STATUS_CODES,
            "meaning": standing(state),
            "code": diagrams.code_of(state),
            "initial": state.id == self.facts.initial,
            "exits": state.exits,
            "moves": [self._move(move) for move in self.facts.moves(state)],
        }

    def transitions(self):
        """The transitions that people cause."""
        return [self._move(move) for move in self.facts.transitions.values() if not move.automatic]

    def _move(self, move):
        title = translate(move.title, domain="egov.portal", context=self.request)
        return {
            "id": move.id,
            "title": title if move.automatic else transition(move.id, move.title).title,
            "to": move.to,
            "target": self.state_title(move.to) if move.to else "",
            "automatic": move.automatic,
            "who": diagrams.who_may(move),
            "guard": changing.simple_guard(self.definition.transitions[move.id]),
        }

    def known_states(self):
        """(id, title) of the states of this workflow that the national portal knows."""
        return [(id, words.state_title(id)) for id in STATUS_CODES if id in self.facts.states]

    def guards(self):
        """(permission, who has it) of the guards to choose from."""
        return list(changing.GUARDS.items())

    def save(self):
        """Change titles, exits, targets and guards."""
        draft = self._draft(self._new("title", self.title) or self.definition.title)
        shown = {move["id"]: translate(move["title"], context=self.request) for move in self.transitions()}
        for id in list(draft.transitions.objectIds()):
            if not changing.is_automatic(draft, id):
                title = self._new(f"move.{id}.title", shown[id])
                changing.change_transition(
                    draft, id, title, self.typed(f"move.{id}.to"), self.typed(f"move.{id}.guard")
                )
        for id in list(draft.states.objectIds()):
            changing.rename_state(draft, id, self.typed(f"state.{id}.title"), self.typed(f"state.{id}.meaning"))
            changing.change_exits(draft, id, self._chosen(f"exits.{id}"))
        self._put(draft)

    def new_state(self):
        """Add a state."""
        draft = self._draft(self.definition.title)
        names = ("state_id", "state_title", "state_meaning", "state_after")
        changing.add_state(draft, *map(self.typed, names))
        self._put(draft)

    def new_transition(self):
        """Add a transition."""
        draft = self._draft(self.definition.title)
        changing.add_transition(draft, *map(self.typed, ("move_id", "move_title", "move_to", "move_guard")))
        before = self.typed("move_from")
        if before in draft.states:
            changing.change_exits(draft, before, [*draft.states[before].transitions, self.typed("move_id")])
        self._put(draft)

    def _new(self, name, shown):
        """What was typed, "" when it is what was shown: that is a translation, which is not to be stored."""
        typed = self.typed(name)
        return "" if typed == shown else typed

    def _draft(self, title):
        if not self.own:
            raise DefinitionRefused(_("This workflow comes with the portal: change a copy of it."))
        return copied(self.definition, self.id, title)

    def _put(self, draft):
        self.definition = draft  # What is refused is shown as it was typed.
        self.__dict__.pop("facts", None)
        warnings = processes.put(draft)
        self.leave(self.process_url(self.id), _("The workflow was changed."), warnings)

    def _chosen(self, name):
        chosen = self.request.form.get(name, ())
        return [chosen] if isinstance(chosen, str) else list(chosen)


class ProcessXml(BrowserView):
    """`@@process-xml?id=`: the definition as a file, the same that can be taken over again. 404 for no workflow."""

    def __call__(self):
        definition = processes.definition_of(str(self.request.form.get("id", "")))
        if definition is None:
            raise NotFound()
        response = self.request.response
        response.setHeader("Content-Type", "application/xml; charset=utf-8")
        response.setHeader("Content-Disposition", f'attachment; filename="{definition.getId()}.xml"')
        response.setHeader("X-Content-Type-Options", "nosniff")
        return write(definition)
