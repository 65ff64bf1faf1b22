"""`make start` as a person lives it: the first start, the next ones, and what is said when it cannot start."""

from contextlib import closing
import json
from pathlib import Path
import requests
import socket
import stat
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.server import DEMO
from tests.server import PortalProcess
from tests.server import ROOT
import time
import unittest


def refusal(**environment):
    """Exit code and output of a start that is expected to be refused."""
    with TemporaryDirectory(prefix="egov-portal-") as folder:
        process = PortalProcess(Path(folder) / "var", demo=False, **environment).launch()
        code = process.process.wait(60)
        return code, process.output()


class TestRefusals(unittest.TestCase):
    """What can be wrong before Zope is loaded is told in one plain line."""

    def assertRefused(self, words, **environment):
        code, output = refusal(**environment)
        self.assertEqual(1, code)
        self.assertIn(words, output)
        self.assertEqual(1, len(output.splitlines()), output)

    def test_port_taken(self):
        with closing(socket.socket()) as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            self.assertRefused(f"Cannot listen on 127.0.0.1:{port}", PORT=str(port))

    def test_port_no_number(self):
        self.assertRefused("PORT must be a number, not 'http'", PORT="http")

    def test_port_out_of_range(self):
        self.assertRefused("PORT must be between 0 and 65535", PORT="70000")

    def test_host_not_ours(self):
        self.assertRefused("Cannot listen on 192.0.2.1:0", HOST="192.0.2.1")

    def test_data_folder_cannot_be_made(self):
        with TemporaryDirectory() as folder:
            in_the_way = Path(folder) / "file"
            in_the_way.touch()
            self.assertRefused("Cannot write to the data folder", VAR=str(in_the_way / "var"))

    def test_wrong_python(self):
        script = "import sys; sys.version_info = (3, 9, 1); exec(open('instance/check_python.py').read())"
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(1, done.returncode)
        self.assertIn("needs Python 3.11", done.stderr)
        self.assertIn("this is 3.9", done.stderr)


class TestLife(unittest.TestCase):
    """One data folder from its first, broken start on. The steps depend on each other, so they are one test."""

    def setUp(self):
        folder = TemporaryDirectory(prefix="egov-portal-")
        self.addCleanup(folder.cleanup)
        self.var = Path(folder.name) / "a folder" / "var"
        self.var.parent.mkdir()

    def portal(self):
        """A portal on the data folder that does not outlive the test."""
        process = PortalProcess(self.var, demo=False).launch()
        self.addCleanup(process.kill)
        return process

    def test_life(self):
        self.stopped_while_loading()
        self.killed_while_creating()
        first = self.portal().ready()
        accounts = self.first_start(first)
        self.second_process_on_the_same_data()
        self.stopped(first)
        self.later_start(accounts)

    def stopped_while_loading(self):
        process = self.portal()
        process.wait_for("Loading the portal", 30)
        self.stopped(process)

    def killed_while_creating(self):
        process = self.portal()
        data = self.var / "Data.fs"
        end = time.monotonic() + 60
        while time.monotonic() < end and not (data.exists() and data.stat().st_size):
            time.sleep(0.05)
        process.kill()
        self.assertNotIn("The portal is at", process.output())

    def first_start(self, process):
        self.assertIn("The site was created.", process.output())
        self.assertNotRegex(process.output(), "ERROR|Traceback")
        file = self.var / "demo-accounts.json"
        self.assertEqual(0o600, stat.S_IMODE(file.stat().st_mode))
        self.assertIn(str(file), process.output())
        accounts = json.loads(file.read_text())
        self.assertEqual(["admin"], list(accounts))  # DEMO=0: no one else
        self.assertPage(process, accounts)
        return accounts

    def assertPage(self, process, accounts):
        page = requests.get(process.url, timeout=60)
        self.assertEqual(200, page.status_code)
        self.assertIn('lang="vi"', page.text)
        admin = accounts["admin"]
        answer = requests.get(
            f"{process.url}/@users/admin",
            auth=(admin["login"], admin["password"]),
            headers={"Accept": "application/json"},
            timeout=60,
        )
        self.assertIn("Manager", answer.json()["roles"])

    def second_process_on_the_same_data(self):
        other = PortalProcess(self.var, demo=False)
        other.log = other.log.with_suffix(".other")
        other.launch()
        self.assertEqual(1, other.process.wait(60))
        self.assertIn("Another process has this data folder open", other.output())
        self.assertNotIn("Traceback", other.output())

    def stopped(self, process):
        self.assertEqual(0, process.stop())
        self.assertIn("The portal has stopped.", process.output())
        self.assertNotIn("Traceback", process.output())

    def later_start(self, accounts):
        process = self.portal().ready()
        self.assertNotIn("The site was created.", process.output())
        self.assertPage(process, accounts)
        self.stopped(process)


class TestDemoStart(unittest.TestCase):
    """The first start with the demo, which makes forms, procedures and dossiers."""

    layer = DEMO

    def test_first_start_tells_of_no_error(self):
        self.assertNotRegex(DEMO.process.output(), "ERROR|Traceback")
