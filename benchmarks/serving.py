"""What the running portal serves: submissions beside EasyForm's own saver, pages beside a stock page."""

from base64 import b64encode
from benchmarks.load import load
from benchmarks.world import FILES
from benchmarks.world import PASSWORD
import json
import os
import re
import shutil
import subprocess
from tempfile import TemporaryDirectory
from tests.front import Front
from tests.front import NGINX
from urllib.parse import urlencode
from uuid import uuid4


READERS = 4
PROCEDURE = "thu-tuc/bench"
OWNER = {
    "owner_kind": "person",
    "owner_name": "Nguyen Van An",
    "owner_identity_number": "042085001234",
    "owner_birth_date": "1985-04-12",
    "owner_province": "42",
    "owner_commune": "18073",
    "owner_address": "5 Phan Dinh Phung",
    "owner_phone": "0912345678",
}
STOCK_ANSWERS = {
    "form.widgets.replyto": "an@example.org",
    "form.widgets.topic": "Nguyen Van An",
    "form.widgets.comments": "5 Phan Dinh Phung, 0912345678, 042085001234, 1985-04-12",
    "form.buttons.submit": "Submit",
}
AUTHORISATION = "Basic " + b64encode(f"citizen:{PASSWORD}".encode()).decode()
JSON = {"Accept": "application/json", "Content-Type": "application/json"}
SIGNED_IN = {**JSON, "Authorization": AUTHORISATION}
URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}


def submitting(port, form, answers):
    """A maker of requests that each file one more dossier with that form."""
    _, (described, *_rest) = load(port, reading(f"{PROCEDURE}/{form}/@form", JSON), 1, 1)
    version = json.loads(described.body)["version"]
    return lambda: {
        "method": "POST",
        "url": f"/portal/{PROCEDURE}/{form}/@submit",
        "headers": SIGNED_IN,
        "body": json.dumps({"answers": answers, "version": version, "idempotency_key": uuid4().hex}),
    }


def files():
    """Answers with five files of 2 MB each."""
    content = b64encode(b"%PDF-1.4\n" + os.urandom(2_000_000) + b"\n%%EOF").decode()
    upload = {"filename": "paper.pdf", "content-type": "application/pdf", "data": content}
    return {"owner_name": "Nguyen Van An", **dict.fromkeys(FILES, upload)}


def stock_submission():
    """A request that stores one more row of a stock form."""
    return {"method": "POST", "url": "/portal/stock-form", "headers": URLENCODED, "body": urlencode(STOCK_ANSWERS)}


def reading(path, headers=None, site="/portal"):
    """A maker of requests that read that path below a site."""
    return lambda: {"method": "GET", "url": f"{site}/{path}", "headers": headers or {}}


def by_wrk(url, seconds):
    """Answers a second as wrk counts them, where there is one: the clients of this process are slower than nginx."""
    program = shutil.which("wrk")
    if program is None:
        return {}
    command = [program, "-t1", f"-c{READERS * 4}", f"-d{max(1, int(seconds))}s", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {"a second": float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])}


def behind_the_front(port, seconds):
    """The procedure page through the shipped nginx, where there is one."""
    if NGINX is None:
        return {"skipped": "no nginx on this machine"}
    with TemporaryDirectory(prefix="egov-front-") as folder:
        front = Front(folder, port).start()
        try:
            measured = load(front.port, reading(PROCEDURE, site=""), READERS, seconds)[0]
            return {**measured, **by_wrk(f"{front.url}/{PROCEDURE}", seconds)}
        finally:
            front.stop()


def measure(port, clients, seconds):
    """All figures over HTTP, and the references of the dossiers whose filing was answered."""
    filed, answers = load(port, submitting(port, "form", OWNER), clients, seconds)
    dossiers = [json.loads(answer.body) for answer in answers if answer.status == 201]
    references = [dossier["reference"] for dossier in dossiers]
    if not references:
        raise SystemExit(f"no submission succeeded: {filed['statuses']} {answers[0].body[:500]!r}")
    status = f"@dossier-status?reference={references[0]}"
    slip = dossiers[0]["@id"].partition("/portal/")[2] + "/@@slip?form=receipt"
    shown = {
        "submissions (@submit)": filed,
        "five files of 2 MB, one client": load(port, submitting(port, "form-files", files()), 1, seconds / 4)[0],
        "slip (PDF), one client": load(port, reading(slip, {"Authorization": AUTHORISATION}), 1, seconds / 4)[0],
        "stock form (save data)": load(port, stock_submission, clients, seconds)[0],
        "procedure page": load(port, reading(PROCEDURE), READERS, seconds / 4)[0],
        "procedure page behind nginx": behind_the_front(port, seconds / 4),
        "Plone's page in Plone's site": load(port, reading("page", site="/plone"), READERS, seconds / 4)[0],
        "Plone's page in the portal": load(port, reading("stock-page"), READERS, seconds / 4)[0],
        "status (REST)": load(port, reading(status, JSON), READERS, seconds / 4)[0],
    }
    plain = shown["Plone's page in Plone's site"]["a second"]
    shown["procedure page by Plone's page"] = shown["procedure page"]["a second"] / plain
    if "a second" in shown["procedure page behind nginx"]:
        shown["behind nginx by Plone's page"] = shown["procedure page behind nginx"]["a second"] / plain
    return shown, references
