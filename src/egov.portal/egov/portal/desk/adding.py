"""`@@add-papers`: the desk adds scans to a dossier."""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.desk.dressed import DressedForm
from egov.portal.documents.parts import evidences
from egov.portal.dossier import adding
from egov.portal.intake import attachments
from egov.portal.intake.questions import paper_field
from plone import api
from plone.namedfile.field import NamedBlobFile
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from z3c.form.field import Fields


OTHER = "other"


def places(dossier):
    """{field: (title, evidence)}: what papers can be added as: those of the dossier's case, and anything else."""
    asked = {paper_field(row["id"]): (row["title"], row["id"]) for row in evidences(dossier)}
    return {**asked, OTHER: (_("Another paper"), "")}


def uploads(dossier, files):
    """{field: files} as the dossier takes them; another paper is called by its file's name."""
    known = places(dossier)
    return {name: [_paper(*known[name], file) for file in several] for name, several in files.items() if several}


def unfit(files):
    """What is wrong with the files: each with itself, and all together."""
    found = [attachments.problem(file) for file in files]
    return [message for message in [*found, attachments.total_problem(files)] if message]


def _paper(title, evidence, file):
    settled = attachments.settled(file)
    return settled, title if evidence else settled.filename, evidence


class AddPapersForm(DressedForm):
    """GET shows a control for each paper, POST adds what was chosen and leads back to the dossier."""

    template = ViewPageTemplateFile("templates/add_papers.pt")
    label = _("Add scans")

    def update(self):
        if not api.user.has_permission(adding.PERMISSION, obj=self.context):
            raise Unauthorized(adding.ACT)
        self.refusals = adding.problems(self.context)
        if self.refusals:
            self.request.response.setStatus(400)
            return
        self.fields = Fields(*self._fields())
        super().update()

    def getContent(self):
        return {}

    def unfit(self, values):
        """See DressedForm."""
        return unfit([file for file in values.values() if file])

    @button.buttonAndHandler(_("Add scans"), name="add")
    def handle_add(self, action):
        """Add them, or say what is wrong with them."""
        values = {name: file for name, file in self.extracted().items() if file}
        if not values and not self.refusals:
            self.refusals = [_("No file was chosen.")]
        if self.refusals:
            self.keep_uploads()
            return
        adding.add(self.context, uploads(self.context, {name: [file] for name, file in values.items()}))
        api.portal.show_message(_("The scans have been added."), self.request)
        self.request.response.redirect(self.context.absolute_url())

    def _fields(self):
        return [
            NamedBlobFile(__name__=name, title=title, required=False)
            for name, (title, _evidence) in places(self.context).items()
        ]
