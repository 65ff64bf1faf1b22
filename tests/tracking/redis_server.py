"""A Redis of a test's own: on the loopback, on a free port, keeping nothing."""

import shutil
import socket
import subprocess
from tempfile import TemporaryDirectory
import time


class RedisServer:
    """`program`: the path of redis-server, None where there is none."""

    program = shutil.which("redis-server")

    def start(self):
        """Start it and wait until it answers."""
        self.folder = TemporaryDirectory(prefix="egov-redis-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        options = {"bind": "127.0.0.1", "port": self.port, "save": "", "appendonly": "no", "dir": self.folder.name}
        given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        self.process = subprocess.Popen([self.program, *given], stdout=subprocess.DEVNULL)
        self._wait()
        return self

    @property
    def address(self):
        """As EGOV_LIMITS wants it."""
        return f"redis://127.0.0.1:{self.port}"

    def stop(self):
        """End it; once more does nothing."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
            self.folder.cleanup()

    def _wait(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise AssertionError("redis-server does not answer")
