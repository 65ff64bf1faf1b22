"""The control for a file: keeps what was uploaded while the rest of the form is corrected."""

from egov.portal import numerals
from egov.portal.intake import attachments
from egov.portal.intake import keeping
from egov.portal.intake.settings import extensions
from egov.portal.intake.settings import settings
from plone.formwidget.namedfile.interfaces import INamedFileWidget
from plone.formwidget.namedfile.widget import NamedFileWidget
from plone.namedfile.interfaces import INamed
import uuid
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.interface import implementer
from zope.interface import implementer_only
from ZPublisher.HTTPRequest import FileUpload


class IUploadWidget(INamedFileWidget):
    """The upload control of an online form."""


@implementer_only(IUploadWidget)
class UploadWidget(NamedFileWidget):
    """Three controls: `<name>` the file, `<name>.kept` the id of a kept one, `<name>.drop` ticked to do without it.

    Its value is a named file at once, under the very name the browser sent, so that a bad name is seen by the check.
    """

    upload_id = ""
    kept_in_vain = False

    def extract(self, default=NO_VALUE):
        """The new file, else the kept one unless it is to be dropped."""
        upload = self.request.form.get(self.name)
        if isinstance(upload, FileUpload) and upload.filename:
            upload.seek(0)
            return attachments.made(self.field, upload.filename, upload.read())
        if self.request.form.get(f"{self.name}.drop"):
            return default
        said = str(self.request.form.get(f"{self.name}.kept", ""))
        found = keeping.kept(said)
        if found is None:
            return default
        self.upload_id = said
        return attachments.made(self.field, found.filename, found.data)

    def keep(self):
        """Keep the value for the next attempt: called on a form that goes back to the applicant."""
        if not INamed.providedBy(self.value) or self.error is not None or self.upload_id:
            return
        upload_id = uuid.uuid4().hex
        if keeping.keep(upload_id, self.value.filename, self.value.data):
            self.upload_id = upload_id
        else:
            self.kept_in_vain = True

    @property
    def accept(self):
        """Extensions for the browser's file dialogue."""
        return ",".join(f".{extension}" for extension in extensions())

    @property
    def kinds(self):
        """Accepted extensions as a text."""
        return ", ".join(extensions())

    @property
    def limit(self):
        """The largest file in megabytes."""
        return settings().max_file_mb

    @property
    def shown_name(self):
        """The kept file's name, fit to be shown."""
        return attachments.printable(self.value.filename)

    @property
    def shown_size(self):
        """The kept file's size."""
        return numerals.size(self.value.getSize())


@implementer(IFieldWidget)
def UploadFieldWidget(field, request):
    """The factory for files in online forms."""
    return FieldWidget(field, UploadWidget(request))
