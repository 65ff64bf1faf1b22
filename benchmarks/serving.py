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
BY_WRK = "a second, by wrk"
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
    """What wrk counts of that page, where there is one: nginx outruns the clients of this process."""
    program = shutil.which("wrk")
    if program is None:
        return {}
    command = [program, "-t1", f"-c{READERS * 4}", f"-d{max(1, int(seconds))}s", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return {
        BY_WRK: float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]),
        "failed, by wrk": int(failed[1]) if failed else 0,
    }


def page(port, path, seconds, site="/portal"):
    """A page as strangers read it: by the clients of this process, and by wrk."""
    measured = load(port, reading(path, site=site), READERS, seconds)[0]
    return {**measured, **by_wrk(f"http://127.0.0.1:{port}{site}/{path}", seconds)}


def behind_the_front(port, seconds):
    """The procedure page through the shipped nginx, where there is one."""
    if NGINX is None:
        return {"skipped": "no nginx on this machine"}
    with TemporaryDirectory(prefix="egov-front-") as folder:
        front = Front(folder, port).start()
        try:
            return page(front.port, PROCEDURE, seconds, site="")
        finally:
            front.stop()


def times(measured, plain):
    """How many times as many answers a second, both counted by the same client: wrk, or else those of this process."""
    client = BY_WRK if BY_WRK in measured else "a second"
    return {} if client not in measured else {f"times Plone's page ({client})": measured[client] / plain[client]}


def pages(port, seconds):
    """What strangers read most, built-in and behind nginx, beside Plone's page in a Plone site without the portal."""
    plain = page(port, "page", seconds, site="/plone")
    shown = {
        "procedure page": page(port, PROCEDURE, seconds),
        "procedure page behind nginx": behind_the_front(port, seconds),
        "Plone's page in the portal": page(port, "stock-page", seconds),
    }
    return {
        "Plone's page in Plone's site": plain,
        **{name: {**measured, **times(measured, plain)} for name, measured in shown.items()},
    }


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
        **pages(port, seconds / 4),
        "status (REST)": load(port, reading(status, JSON), READERS, seconds / 4)[0],
    }
    return shown, references
