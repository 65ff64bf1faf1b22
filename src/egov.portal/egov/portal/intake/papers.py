"""The control for a paper in an online form: one or more files, each kept while the rest is filled in or corrected."""

from dataclasses import dataclass
from egov.portal import _
from egov.portal import numerals
from egov.portal.intake import attachments
from egov.portal.intake import joining
from egov.portal.intake import keeping
from egov.portal.intake.drafts import draft_of
from egov.portal.intake.ticket import key_of
from egov.portal.intake.uploads import IUploadWidget
from egov.portal.intake.uploads import UploadWidget
from egov.portal.rules.files import kind_of
from functools import cached_property
from plone import api
from plone.namedfile.interfaces import INamedField
from typing import Any
import uuid
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.interface import Invalid
from ZPublisher.HTTPRequest import FileUpload


JOINED = _("joined-pictures")
"""The name of the file that pictures have been joined into, without its extension."""


class IPapersWidget(IUploadWidget):
    """The control for the files of a paper."""


@dataclass(frozen=True)
class Held:
    """A file that the control holds, and the id under which it is kept ("" as long as it is not)."""

    file: Any
    id: str = ""

    @property
    def name(self):
        """Its name, fit to be shown."""
        return attachments.printable(self.file.filename)

    @property
    def size(self):
        """Its size in words."""
        return numerals.size(self.file.getSize())

    @property
    def picture(self):
        """Can it be joined with others?"""
        return kind_of(self.file.filename) in joining.KINDS


@implementer_only(IPapersWidget)
class PapersWidget(UploadWidget):
    """Four controls: `<name>` new files, `<name>.kept` the ids of those that are kept, `<name>.drop` the ids of those
    to do without, `<name>.join` ticked to make one PDF of the pictures.

    Its value is a tuple of named files, under the very names the browser sent.
    """

    not_joined = None
    """Why the pictures were not joined."""

    def extract(self, default=NO_VALUE):
        """The files, those that were kept first."""
        return tuple(held.file for held in self.held) or default

    @cached_property
    def held(self):
        """What came with this request."""
        dropped = self._said("drop")
        kept = [(upload_id, self._found(upload_id)) for upload_id in self._said("kept") if upload_id not in dropped]
        old = [Held(file, upload_id) for upload_id, file in kept if file is not None]
        held = [*old, *(Held(self._made(upload)) for upload in self._uploads())]
        return self._joined(held) if self._said("join") else held

    @property
    def uploaded(self):
        """What the page lists: the files that will be there the next time."""
        return [held for held in self.held if held.id]

    def keep(self):
        """Keep the files for the next attempt: called on a form that goes back to the applicant."""
        if self.error is None:
            self.held = [held if held.id else self._kept(held) for held in self.held]

    def hold(self, held):
        """Show these from now on."""
        self.held = held

    @property
    def upload_ids(self):
        """Ids of the files that were kept from an earlier attempt."""
        return [held.id for held in self.uploaded]

    @property
    def can_join(self):
        """Are there pictures to join?"""
        return sum(held.picture for held in self.uploaded) > 1

    def _said(self, part):
        said = self.request.form.get(f"{self.name}.{part}", ())
        return [str(one) for one in said] if isinstance(said, list | tuple) else [str(said)]

    def _uploads(self):
        came = self.request.form.get(self.name)
        several = came if isinstance(came, list | tuple) else [came]
        return [one for one in several if isinstance(one, FileUpload) and one.filename]

    def _made(self, upload):
        upload.seek(0)
        return attachments.made(self.field, upload.filename, upload.read())

    def _found(self, upload_id):
        """A file that waits for this form to be corrected, or that lies in its draft; of this applicant only."""
        found = keeping.kept(upload_id)
        if found is None:
            draft = draft_of(api.user.get_current().getId(), key_of(self.request))
            found = draft and draft.file(upload_id)
        return attachments.made(self.field, found.filename, found.data) if found else None

    def _kept(self, held):
        upload_id = uuid.uuid4().hex
        if keeping.keep(upload_id, held.file.filename, held.file.data):
            return Held(held.file, upload_id)
        self.kept_in_vain = True
        return held

    def _joined(self, held):
        pictures = [one for one in held if one.picture and not attachments.problem(one.file)]
        if len(pictures) < 2:
            return held
        try:
            data = joining.joined([one.file.data for one in pictures])
        except Invalid as refused:
            self.not_joined = refused.args[0]
            return held
        name = f"{translate(JOINED, context=self.request)}.pdf"
        return [*(one for one in held if one not in pictures), Held(attachments.made(self.field, name, data))]


@implementer(IFieldWidget)
def PapersFieldWidget(field, request):
    """The factory for files in online forms."""
    return FieldWidget(field, PapersWidget(request))


@adapter(INamedField, IPapersWidget)
class PapersConverter(BaseDataConverter):
    """The control has made files of them already."""

    def toWidgetValue(self, value):
        """Nothing is shown of a stored value: a form begins empty."""
        return value

    def toFieldValue(self, value):
        """None for no file at all."""
        return value or self.field.missing_value
