"""Uploads of a form that has to be corrected, kept until it is sent.

plone.formwidget.namedfile keeps them as plain data in the annotations of the site, for anybody, without a limit: the
database grows by what strangers send. Here they are files in a folder beside the database, each visitor's apart, with a
limit and an age, gone once the dossier is filed. Writing one is no part of the transaction: a kept file that nobody
comes back for grows old and goes.

Several machines need the folder in common (`EGOV_UPLOADS`).
"""

from App.config import getConfiguration
from collections.abc import MutableMapping
from dataclasses import dataclass
from egov.portal.intake.settings import max_total
from egov.portal.intake.settings import settings
from hashlib import sha256
import json
import os
from pathlib import Path
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.formwidget.namedfile.interfaces import IFileUploadTemporaryStorage
import re
import tempfile
import time
import transaction
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import implementer


UPLOAD_ID = re.compile(r"[0-9a-f]{32}")
ALL_VISITORS_LIMIT = 4 * 1024**3
"""Bytes for all visitors together; what is over it is not kept, and the form says so."""


@dataclass(frozen=True)
class Kept:
    """A kept upload."""

    filename: str
    data: bytes


def folder():
    """Where the uploads lie."""
    top = (
        os.environ.get("EGOV_UPLOADS")
        or Path(getattr(getConfiguration(), "clienthome", tempfile.gettempdir())) / "uploads"
    )
    return Path(top)


def visitor():
    """Who is here, as a name for a folder: the account, or for a stranger the address. Tells neither."""
    account = api.user.get_current().getId()
    said = f"account:{account}" if account else f"address:{_address()}"
    return sha256(said.encode()).hexdigest()[:32]


def keep(upload_id, filename, data):
    """Keep an upload of the present visitor. Is it kept? Not if it would be too much."""
    _forget_old()
    place = _place(upload_id)
    if len(data) + _size(place.parent) > 2 * max_total() or len(data) + _size(folder()) > ALL_VISITORS_LIMIT:
        return False
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    head = json.dumps({"filename": filename}).encode()
    draft = place.with_suffix(".new")
    draft.write_bytes(head + b"\n" + data)
    draft.replace(place)
    return True


def kept(upload_id):
    """The present visitor's upload of that id, or None."""
    if not UPLOAD_ID.fullmatch(upload_id or ""):
        return None
    try:
        head, _newline, data = _place(upload_id).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return Kept(json.loads(head)["filename"], data)


def forget(upload_ids):
    """Throw uploads of the present visitor away."""
    for upload_id in upload_ids:
        if UPLOAD_ID.fullmatch(upload_id):
            _place(upload_id).unlink(missing_ok=True)


def forget_after_commit(upload_ids):
    """Throw them away once the transaction has succeeded: a retried request needs them again."""
    whose = visitor()

    def after(succeeded):
        if succeeded:
            for upload_id in upload_ids:
                (folder() / whose / upload_id).unlink(missing_ok=True)

    transaction.get().addAfterCommitHook(after)


def _address():
    request = getRequest()
    return request.getClientAddr() if request is not None else ""


def _place(upload_id):
    return folder() / visitor() / upload_id


def _size(top):
    return sum(path.stat().st_size for path in _files(top))


def _files(top):
    return [path for path in top.rglob("*") if path.is_file()] if top.is_dir() else []


def _forget_old():
    oldest = time.time() - settings().kept_hours * 3600
    for path in _files(folder()):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


@implementer(IFileUploadTemporaryStorage)
@adapter(IPloneSiteRoot)
class UploadStorage:
    """What the stock upload widget of any other form of the site keeps its files in."""

    def __init__(self, context):
        self.upload_map = UploadMap()

    def cleanup(self, force=False):
        """Each addition cleans up already."""


class UploadMap(MutableMapping):
    """The present visitor's uploads by id, as the stock widget has them: {"filename", "data"}."""

    def __getitem__(self, upload_id):
        found = kept(upload_id)
        if found is None:
            raise KeyError(upload_id)
        return {"filename": found.filename, "data": found.data}

    def __setitem__(self, upload_id, upload):
        keep(upload_id, upload["filename"], upload["data"])

    def __delitem__(self, upload_id):
        forget([upload_id])

    def __iter__(self):
        return (path.name for path in _files(folder() / visitor()) if UPLOAD_ID.fullmatch(path.name))

    def __len__(self):
        return sum(1 for _name in self)
