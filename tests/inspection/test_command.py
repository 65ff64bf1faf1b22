"""`portal lint` as it is typed, beside the server and without it."""

import json
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.server import PortalProcess
from tests.server import ROOT
import unittest


class TestCommand(unittest.TestCase):
    def run_it(self, *command, **environment):
        return subprocess.run(
            list(map(str, command)), capture_output=True, text=True, timeout=180, env={**os.environ, **environment}
        )

    def program(self, *arguments, **environment):
        """The console script's function in a process of its own."""
        script = "import sys; from egov.portal.site.program import main; sys.exit(main())"
        return self.run_it(sys.executable, "-c", script, *arguments, **environment)

    def test_without_a_configuration_it_says_so(self):
        done = self.program("lint", "--conf", "/no/such/zope.conf")
        self.assertEqual(2, done.returncode)
        self.assertIn("There is no Zope configuration at /no/such/zope.conf", done.stderr)

    def test_a_data_folder_without_a_portal(self):
        with TemporaryDirectory() as folder:
            done = self.run_it(sys.executable, ROOT / "instance" / "portal.py", "lint", VAR=folder)
        self.assertEqual(1, done.returncode)
        self.assertIn("There is no portal in", done.stderr)

    def test_beside_the_server_and_without_it(self):
        with TemporaryDirectory() as folder:
            var = Path(folder) / "var"
            portal = PortalProcess(var, demo=False).start()
            try:
                beside = self.program("lint", VAR=str(var))
            finally:
                portal.stop()
            alone = self.program("lint", "--json", "--language", "en", VAR=str(var))
            plain = self.run_it(sys.executable, ROOT / "instance" / "portal.py", "lint", VAR=str(var))
        self.assertEqual(2, beside.returncode, beside.stderr[-2000:])
        self.assertIn("look at the page @@lint", beside.stderr)
        self.assertEqual(0, alone.returncode, alone.stderr[-2000:])
        found = json.loads(alone.stdout)
        self.assertEqual(0, found["errors"])
        self.assertIn("Nobody holds the role 'Officer', which the process names.", alone.stdout)
        self.assertEqual(0, plain.returncode, plain.stderr[-2000:])
        self.assertIn("0 errors", plain.stdout)
