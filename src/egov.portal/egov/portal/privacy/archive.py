"""All that is held on an account as a ZIP file: JSON, and the files as they were sent.

It is written to a file without a name, piece by piece: neither a large file nor many dossiers lie in memory, and
nothing is left on the disk when the download ends, however it ends.
"""

from contextlib import closing
from egov.portal.dossier import clock
from egov.portal.privacy.gathering import everything
from egov.portal.privacy.portable import safe_name
import json
import os
from shutil import copyfileobj
from tempfile import TemporaryFile
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo
from ZPublisher.Iterators import filestream_iterator


PIECE = 1 << 18  # bytes


def archive(account):
    """The archive as a stream of known length that the publisher sends."""
    with TemporaryFile() as target:
        write(account, target)
        target.flush()
        target.seek(0)
        return filestream_iterator(os.dup(target.fileno()))


def write(account, target):
    """Write the archive to an open file."""
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        counts = {}
        for name, _source, holdings in everything(account):
            counts[name] = sum(_put(packed, name, holding) for holding in holdings)
        packed.writestr("index.json", _json({"account": account, "made": clock.now().isoformat(), "parts": counts}))


def _put(packed, part, holding):
    folder = f"{part}/{safe_name(holding.name)}"
    packed.writestr(f"{folder}/data.json", _json(holding.data))
    for path, file in holding.files:
        _put_file(packed, f"{folder}/{path}", file)
    return 1


def _put_file(packed, path, file):
    # Papers are PDF and pictures: packed already.
    entry = ZipInfo(path, clock.now().timetuple()[:6])
    entry.compress_type = ZIP_STORED
    entry.file_size = file.getSize()
    with closing(file.open()) as source, packed.open(entry, "w") as copy:
        copyfileobj(source, copy, PIECE)


def _json(data):
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
