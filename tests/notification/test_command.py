"""`instance/tick.py` as cron runs it."""

from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.server import PortalProcess
from tests.server import ROOT
import unittest


class TestCommand(unittest.TestCase):
    def tick(self, *arguments):
        command = [sys.executable, str(ROOT / "instance" / "tick.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=180)

    def test_without_an_argument_it_says_how_to_use_it(self):
        done = self.tick()
        self.assertEqual(2, done.returncode)
        self.assertIn("Usage", done.stderr)

    def test_a_round_beside_the_server_and_without_it(self):
        with TemporaryDirectory() as folder:
            portal = PortalProcess(Path(folder) / "var", demo=False).start()
            conf = Path(folder) / "var" / "etc" / "zope.conf"
            try:
                beside = self.tick(conf)
            finally:
                portal.stop()
            alone = self.tick(conf)
        self.assertEqual(2, beside.returncode, beside.stderr[-2000:])
        self.assertIn("open in another process", beside.stderr)
        self.assertEqual(0, alone.returncode, alone.stderr[-2000:])
        self.assertIn("0 told, 0 sent, 0 failed", alone.stdout)
