"""What a dossier was filed under: the form and the procedure as they were then.

One copy is stored for each version, under the SHA-256 of its content. Display, print, export and supplement read it and
never the live form: editing or deleting a form or procedure changes no dossier.
"""

from egov.portal.dossier import store
from functools import lru_cache
from hashlib import sha256
import json
from persistent import Persistent
from plone.supermodel import loadString
from zope.schema import getFieldsInOrder


NO_MODEL = '<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema/></model>'


class Snapshot(Persistent):
    """A version of a form and its procedure. Never changed.

    `fields_model`: the form's schema as supermodel XML; `procedure_json`: what `Procedure.snapshot()` gave.
    """

    def __init__(self, fields_model, form_title, procedure_json):
        self.fields_model = fields_model
        self.form_title = form_title
        self.procedure_json = procedure_json

    @property
    def procedure(self):
        """The procedure as plain data."""
        return _load(self.procedure_json)

    @property
    def schema(self):
        """The form's schema as an interface. Shared: not to be changed."""
        return _schema(self.fields_model)

    @property
    def fields(self):
        """(name, field) of the form, in its order."""
        return getFieldsInOrder(self.schema)

    def title_of(self, name):
        """The label of a form field; its name when the form had no such field."""
        field = self.schema.get(name)
        return field.title if field is not None else name


def form_digest(form):
    """The version of a form, which REST clients send back: changes with every change of its fields."""
    return sha256((form.fields_model or "").encode()).hexdigest()[:16]


def keep(procedure, form):
    """Store the present version of the procedure and its form unless it is there; gives its digest.

    `form` may be None: what the desk enters needs none.
    """
    kept = _kept()
    version = _version(procedure, form)
    known = getattr(procedure, "_v_snapshots", {})
    if version in known and known[version] in kept:
        return known[version]
    snapshot = _take(procedure, form)
    digest = _digest(snapshot)
    kept.setdefault(digest, snapshot)
    if version:
        procedure._v_snapshots = {**known, version: digest}
    return digest


def _version(procedure, form):
    """What changes with every committed change of the two; None while one has changes that are not committed.

    Taking a snapshot costs more than storing a dossier, so the digest is remembered by this.
    """
    contents = [procedure] if form is None else [procedure, form]
    if any(content._p_jar is None or content._p_changed for content in contents):
        return None
    return tuple((content._p_oid, content._p_serial) for content in contents)


def snapshot_of(dossier):
    """What this dossier was filed under. Raises KeyError when it has not been filed yet."""
    return _kept()[dossier.snapshot]


def _take(procedure, form):
    described = json.dumps(procedure.snapshot(), ensure_ascii=False, sort_keys=True)
    if form is None:
        return Snapshot(NO_MODEL, "", described)
    return Snapshot(form.fields_model or NO_MODEL, form.title, described)


def _digest(snapshot):
    parts = (snapshot.fields_model, snapshot.form_title, snapshot.procedure_json)
    return sha256("\0".join(parts).encode()).hexdigest()


def _kept():
    return store.root().snapshots


@lru_cache(maxsize=256)
def _load(text):
    return json.loads(text)


@lru_cache(maxsize=256)
def _schema(model):
    return loadString(model).schema
