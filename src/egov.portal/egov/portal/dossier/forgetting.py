"""Forgetting the people of a dossier and keeping what the figures need: it is as if a number had been handled.

What stays is named here; whatever else hangs on a dossier goes, also what a later room puts there.
"""

from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace
from egov.portal.dossier import clock
from egov.portal.dossier import redaction
from egov.portal.dossier.events import DossierForgetting
from OFS.interfaces import IItem
from persistent import Persistent
from plone.namedfile.interfaces import INamedBlobFile
from zope.event import notify


FINAL = ("rejected", "stopped", "returned")
"""The states in which a dossier has come to its end."""
KEPT = frozenset(
    {
        # what it is and where it lies
        *("id", "portal_type", "title", "_plone.uuid", "record", "workflow", "workflow_history"),
        *("reference", "creation_date", "modification_date"),
        # what the figures count
        *("procedure", "procedure_code", "agency", "sector", "case", "channel", "snapshot", "officer"),
        *("submitted", "acknowledge_by", "accepted", "due", "finished", "returned", "register_number"),
        *("supplements", "payments", "extensions", "rating"),
        # what proves the course of it
        *("journal", "retention_notice"),
    }
)


def forget(dossier):
    """Remove everything about the people of the dossier; gives the facts for the journal.

    Files are emptied and not only let go: another reference to one leads to nothing. Their old content is gone from the
    disk with the next packing of the database. Part of the caller's transaction.
    """
    notify(DossierForgetting(dossier))
    _redact(dossier)
    return strip(dossier, KEPT)


def strip(content, kept):
    """Remove all that hangs on a dossier, or on something like it, but what is `kept` and technical; gives the facts
    for its journal, which has been redacted before."""
    for name in _personal(content, kept):
        _empty(getattr(content, name))
        delattr(content, name)
    content.anonymised = clock.now()
    return {redaction.SEAL: redaction.seal(content.journal)}


def hide_actors(content):
    """Take the accounts and comments out of the history of the workflow."""
    for name, history in content.workflow_history.items():
        content.workflow_history[name] = tuple({**status, "actor": "", "comments": ""} for status in history)


def _redact(dossier):
    """Free texts and accounts in what is kept."""
    account = dossier.account
    dossier.journal = redaction.redacted(dossier.journal, account)
    dossier.supplements = tuple(replace(each, reason="", items=(), comment="") for each in dossier.supplements)
    dossier.payments = tuple(replace(each, note="") for each in dossier.payments)
    dossier.rating = dossier.rating and replace(dossier.rating, text="")
    dossier.extensions = tuple(replace(each, reason="") for each in dossier.extensions)
    hide_actors(dossier)


def _personal(content, kept):
    content._p_activate()
    return [name for name in list(vars(content)) if name not in kept and not _technical(name)]


def _technical(name):
    return name.startswith(("_v_", "_p_")) or (name.startswith("_") and name.endswith("_Permission"))


def _empty(value):
    for file in _files(value):
        with file.open("w"):
            pass


def _files(value):
    """All files within a value, however it is put together."""
    if INamedBlobFile.providedBy(value):
        yield value
        return
    for part in _parts(value):
        yield from _files(part)


def _parts(value):
    if isinstance(value, Mapping) or hasattr(value, "itervalues"):
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Persistent) and hasattr(value, "__dict__") and not IItem.providedBy(value):
        value._p_activate()  # one that has not been loaded yet has no attributes
        return [part for name, part in vars(value).items() if name != "__parent__"]
    return []  # other content is not a part of this
