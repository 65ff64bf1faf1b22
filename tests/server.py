"""The portal as a real process, as `make start` runs it, for tests that need a server with the demo.

A test case says `layer = DEMO` and finds the address in `DEMO.url`, the log-ins in `DEMO.accounts["citizen"]` (login,
password) and a JSON client in `DEMO.session("citizen")`. The process is started once for all test cases of the layer;
they share its data, so a test looks for what it made itself.
"""

from egov.portal.testing import RelativeSession
import json
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
from tempfile import TemporaryDirectory
import time


ROOT = Path(__file__).resolve().parents[1]
READY = re.compile(r"The portal is at (http://\S+)")


class PortalProcess:
    """`instance/portal.py serve` on the data folder `var`, with its output in `<var>.log`."""

    script = ROOT / "instance" / "portal.py"

    def __init__(self, var, demo=True, **environment):
        self.var = Path(var)
        self.log = self.var.with_suffix(".log")
        self.environment = {
            "VAR": str(self.var),
            "PORT": "0",
            "DEMO": str(int(demo)),
            "PYTHONUNBUFFERED": "1",
            **environment,
        }
        self.url = None

    def launch(self):
        """Start the process without waiting for it."""
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(self.script), "serve"],
                env={**os.environ, **self.environment},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def start(self):
        """Start the process and wait until it serves. AssertionError with its output when it does not."""
        return self.launch().ready()

    def ready(self, seconds=180):
        """Wait until the launched process serves; sets `url`."""
        self.url = self.wait_for(READY, seconds).group(1)
        return self

    def wait_for(self, pattern, seconds):
        """The first match of `pattern` in the output."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.output())
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.kill()
        raise AssertionError(f"The portal did not print {pattern!r}:\n{self.output()}")

    def output(self):
        return self.log.read_text()

    def accounts(self):
        return json.loads((self.var / "demo-accounts.json").read_text())

    def stop(self, seconds=30):
        """End the process with SIGTERM; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def kill(self):
        """End the process at once, if it still runs."""
        self.process.kill()
        self.process.wait()


class DemoServer:
    """Test layer: one portal with the demo, in a data folder of its own."""

    __bases__ = ()

    def __init__(self, name):
        self.__name__ = name

    def environment(self):
        """Further variables of the process."""
        return {}

    def setUp(self):
        self.folder = TemporaryDirectory(prefix="egov-portal-")
        self.process = PortalProcess(Path(self.folder.name) / "var", **self.environment()).start()
        self.url = self.process.url
        self.accounts = self.process.accounts()

    def tearDown(self):
        self.process.stop()
        self.folder.cleanup()

    def session(self, role=None):
        """A JSON client that is logged in with the demo account of `role` (None: anonymous)."""
        return session_at(self.process, role)


def session_at(process, role=None):
    """The same for any PortalProcess with the demo."""
    account = process.accounts()[role] if role else None
    return RelativeSession(process.url, auth=account and (account["login"], account["password"]))


DEMO = DemoServer("DEMO")
ROUNDS = DemoServer("ROUNDS")
STATES = DemoServer("STATES")
"""Others of the same, for long rounds through the pages and through what they show for a moment: layers run side by
side."""
