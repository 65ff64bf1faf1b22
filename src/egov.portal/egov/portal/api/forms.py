"""`GET <form>/@form`: what a form asks, for a program to fill it in."""

from collective.easyform.interfaces import IFieldExtender
from egov.portal.dossier.snapshot import form_digest
from egov.portal.intake import model
from egov.portal.intake import opening
from egov.portal.intake import prefill
from egov.portal.intake.settings import max_file
from egov.portal.intake.settings import max_total
from egov.portal.intake.settings import settings
from egov.portal.rules.files import ALLOWED
from plone.restapi.services import Service
from plone.restapi.types.interfaces import IJsonSchemaProvider
from plone.supermodel.interfaces import FIELDSETS_KEY
from zope.component import getMultiAdapter
from zope.i18n import translate


FILE = {
    "type": "object",
    "factory": "File",
    "properties": {
        "filename": {"type": "string"},
        "content-type": {"type": "string"},
        "data": {"type": "string", "contentEncoding": "base64"},
    },
    "required": ["filename", "data"],
}
"""A file as @submit takes it: not with plone.restapi's names, which are those of the stored object."""


class Form(Service):
    """The form's JSON Schema as plone.restapi describes types, its version, and what files it takes.

    A question that hangs on another has `depends_on` and is not among the required ones: @submit asks for it when the
    condition holds. Open to everybody who may see the form; `prefill` is what the caller's own profile answers.
    """

    def reply(self):
        problems = opening.problems(self.context)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return {
            "@id": f"{self.context.absolute_url()}/@form",
            "version": form_digest(self.context),
            "open": not problems,
            "messages": [translate(problem, context=self.request) for problem in problems],
            "schema": self.schema(),
            "prefill": prefill.known(self.context),
            "files": {
                "types": [ALLOWED[kind].mime for kind in settings().kinds],
                "extensions": [extension for kind in settings().kinds for extension in ALLOWED[kind].extensions],
                "max_size": max_file(),
                "max_total": max_total(),
            },
        }

    def schema(self):
        """The JSON Schema."""
        fields = model.fields_of(self.context)
        return {
            "type": "object",
            "title": self.context.Title(),
            "fieldsets": self.fieldsets([name for name, _field in fields]),
            "properties": {name: self.described(field) for name, field in fields},
            "required": [name for name, field in fields if field.required and model.condition(field) is None],
        }

    def described(self, field):
        """The JSON Schema of one question."""
        if model.is_file(field):
            found = {"title": field.title, "description": field.description, **FILE}
        else:
            bound = field.bind(self.context)
            found = getMultiAdapter((bound, self.context, self.request), IJsonSchemaProvider).get_schema()
        if "enum" in found:
            # plone.restapi points to a source of the content type, which a form has not; all choices are in here.
            found.pop("vocabulary", None)
        condition = IFieldExtender(field).depends_on
        return {**found, "depends_on": condition} if condition else found

    def fieldsets(self, names):
        """The sections with the names of their questions, those outside of any section first."""
        declared = model.schema_of(self.context).queryTaggedValue(FIELDSETS_KEY, [])
        inside = {name for fieldset in declared for name in fieldset.fields}
        title = self.context.default_fieldset_label or self.context.Title()
        first = {"id": "default", "title": title, "fields": [name for name in names if name not in inside]}
        others = (
            {"id": one.__name__, "title": one.label, "fields": [name for name in one.fields if name in names]}
            for one in declared
        )
        return [fieldset for fieldset in (first, *others) if fieldset["fields"]]
