"""A procedure in JSON, and JSON into a procedure: plone.restapi's own, with what is computed and what is checked."""

from dataclasses import asdict
from egov.portal.api.procedures import forms_of
from egov.portal.interfaces import IPortalLayer
from egov.portal.procedure.checks import problems
from egov.portal.procedure.forms import blank_form_ids
from egov.portal.procedure.forms import online_forms
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.uniqueness import code_problems
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from zope.component import adapter
from zope.interface import implementer
from zope.schema import getFieldNames


@implementer(ISerializeToJson)
@adapter(IProcedure, IPortalLayer)
class SerializeProcedure(SerializeFolderToJson):
    """Adds `level`, `fully_online` and `forms`."""

    def __call__(self, version=None, include_items=True, include_expansion=True):
        result = super().__call__(version, include_items, include_expansion)
        procedure = self.context
        forms = map(asdict, online_forms(procedure)) if procedure.forms() else ()
        return {
            **result,
            "level": procedure.level(),
            "fully_online": procedure.fully_online(),
            "forms": forms_of(procedure.absolute_url(), forms),
        }


@implementer(IDeserializeFromJson)
@adapter(IProcedure, IPortalLayer)
class DeserializeProcedure(DeserializeFromJson):
    """Answers 400 with the checks across fields, as the edit form shows them; nothing is changed then."""

    def get_schema_data(self, data, validate_all, create=False):
        schema_data, errors = super().get_schema_data(data, validate_all, create)
        if errors:
            return schema_data, errors
        values = {name: getattr(self.context, name, None) for name in getFieldNames(IProcedure)}
        own_uid, files = (None, None) if create else (self.context.UID(), blank_form_ids(self.context))
        found = [*problems(values, files), *code_problems(values["code"], values["agency"], own_uid)]
        return schema_data, [{"field": one.field, "message": one.message, "error": one.message} for one in found]
