"""The server is killed in the midst of work: no figure is lost of what was answered, and none is counted twice."""

from concurrent.futures import ThreadPoolExecutor
import os
from pathlib import Path
import requests
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.answers import BIRTH
from tests.api.support import file_json
from tests.server import PortalProcess
from tests.server import ROOT
from tests.server import session_at
import threading
import unittest


CLERKS, BEFORE = 16, 40
ANSWERS = {**BIRTH, "paper_chung_sinh": file_json("giay-chung-sinh.pdf")}


class CrashTest(unittest.TestCase):
    def test_no_figure_is_lost(self):
        with TemporaryDirectory(prefix="egov-portal-") as folder:
            self.portal = PortalProcess(Path(folder) / "var", TICK="1").start()
            self.addCleanup(self.portal.kill)
            self.accepted, self.enough = set(), threading.Event()
            with ThreadPoolExecutor(CLERKS) as pool:
                clerks = [pool.submit(self.work) for _ in range(CLERKS)]
                self.assertTrue(self.enough.wait(240), self.portal.output()[-2000:])
                self.portal.kill()
            self.assertEqual({None}, {clerk.exception() for clerk in clerks})
            checked = self.command("figures")
            self.assertEqual((0, "0 differences.\n"), (checked.returncode, checked.stdout), checked.stderr[-2000:])
            self.all_there()

    def work(self):
        """File and accept one after the other, until the server is gone."""
        form = "thu-tuc/dang-ky-khai-sinh/to-khai"
        citizen, clerk = (session_at(self.portal, role) for role in ("citizen", "receptionist"))
        try:
            version = citizen.get(f"{form}/@form").json()["version"]
            while True:
                filed = citizen.post(f"{form}/@submit", json={"version": version, "answers": ANSWERS}).json()
                moved = clerk.post(f"{filed['@id']}/@workflow/accept", json={})
                if moved.status_code == 200:
                    self.accepted.add(filed["reference"])
                if len(self.accepted) >= BEFORE:
                    self.enough.set()
        except (requests.ConnectionError, requests.Timeout, ValueError):
            return  # it was killed

    def all_there(self):
        """What was answered is in the database, and in the figures of today."""
        again = PortalProcess(self.portal.var, TICK="0").start()
        try:
            clerk, leader = session_at(again, "receptionist"), session_at(again, "supervisor")
            rows = clerk.get("@dossiers?state=accepted&b_size=1000").json()["items"]
            self.assertLessEqual(self.accepted, {row["reference"] for row in rows})
            today = leader.get("@dossier-statistics?by=procedure").json()
            birth = next(item for item in today["items"] if item["key"] == "1.001193")
            self.assertGreaterEqual(birth["received"]["online"], len(self.accepted))
        finally:
            again.stop()

    def command(self, name):
        """A command on the data folder."""
        command = [sys.executable, str(ROOT / "instance" / "portal.py"), name]
        environment = {**os.environ, "VAR": str(self.portal.var)}
        return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
