"""Controls for texts that are best chosen: a case of the procedure, a file inside it.

The field stays a text: over REST and in an import a case comes together with the papers that name it, when neither is
stored yet. `checks` says which name is unknown, whichever way it came.
"""

from egov.portal import _
from egov.portal.procedure.forms import blank_forms
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import re
from z3c.form.browser.text import TextWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import INPUT_MODE
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import ITextLine


CASE_KEY = re.compile(r"form\.widgets\.cases\.(\d+)\.widgets\.id")


class KnownTextWidget(TextWidget):
    """A list of what is known. A value that is not, of old or made up, stays in the list until it is changed."""

    klass = "form-select"
    nothing = ""
    select = ViewPageTemplateFile("templates/known_text.pt")

    def render(self):
        """The control."""
        return self.select() if self.mode == INPUT_MODE else super().render()

    @property
    def options(self):
        """(value, text) of each that can be chosen."""
        known = [("", self.nothing), *self.known()]
        unknown = self.value and self.value not in dict(known)
        return [*known, (self.value, self.value)] if unknown else known

    @property
    def procedure(self):
        """What the form changes; for an add form the folder of procedures. This is a cell of a row of the form."""
        return self.form.form.context


class CaseWidget(KnownTextWidget):
    """The cases as the form shows them: stored, or just typed in."""

    nothing = _("All cases")

    def known(self):
        """(id, title) of each case."""
        typed = sorted((int(found[1]), key) for key in self.request.form if (found := CASE_KEY.fullmatch(key)))
        if typed:
            rows = [(self._said(key), self._said(key.removesuffix("id") + "title")) for _number, key in typed]
        else:
            rows = [(row.get("id"), row.get("title")) for row in getattr(self.procedure, "cases", None) or ()]
        return [(name, f"{title} ({name})") for name, title in rows if name]

    def _said(self, key):
        said = self.request.form.get(key)
        return said.strip() if isinstance(said, str) else ""


class BlankFormWidget(KnownTextWidget):
    """The files inside the procedure."""

    nothing = _("None")

    def known(self):
        """(id, title) of each file."""
        return [(file.getId(), f"{file.title} ({file.getId()})") for file in blank_forms(self.procedure)]


@adapter(ITextLine, IFormLayer)
@implementer(IFieldWidget)
def case_widget(field, request):
    """The control for the column of cases."""
    return FieldWidget(field, CaseWidget(request))


@adapter(ITextLine, IFormLayer)
@implementer(IFieldWidget)
def blank_form_widget(field, request):
    """The control for the column of blank forms."""
    return FieldWidget(field, BlankFormWidget(request))
