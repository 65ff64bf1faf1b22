"""`POST <dossier>/@papers`: the desk adds scans."""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import file_of
from egov.portal.desk.adding import places
from egov.portal.desk.adding import unfit
from egov.portal.desk.adding import uploads
from egov.portal.dossier import adding
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
import transaction
from zope.i18n import translate
from zope.interface import alsoProvides


class AddPapers(Service):
    """`{"papers": {field: file or list of files}}`. 201 with the names of the files; 400 with messages when the dossier
    is finished or a file is unfit, 401 for all but the reception of its agency. Nothing has been changed then."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        if not api.user.has_permission(adding.PERMISSION, obj=self.context):
            raise Unauthorized(adding.ACT)
        try:
            added = self._added(json_body(self.request).get("papers"))
        except BadData as bad:
            return self._refused(bad.messages)
        adding.add(self.context, added)
        self.request.response.setStatus(201)
        names = [file.filename for files in added.values() for file, _title, _evidence in files]
        return {"@id": f"{self.context.absolute_url()}/@papers", "added": names}

    def _added(self, said):
        closed = adding.problems(self.context)
        if closed:
            raise BadData(closed)
        known = places(self.context)
        if not isinstance(said, dict) or not said or not set(said) <= set(known):
            names = ", ".join(known)
            raise BadData([_("“papers” is an object with files, by one of: ${names}.", mapping={"names": names})])
        files = {name: [file_of(one, known[name][0]) for one in _several(value)] for name, value in said.items()}
        together = unfit([file for several in files.values() for file in several])
        if together:
            raise BadData(together)
        return uploads(self.context, files)

    def _refused(self, messages):
        transaction.doom()
        self.request.response.setStatus(400)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": "BadRequest", "message": " ".join(words), "errors": words}


def _several(value):
    return value if isinstance(value, list) else [value]
