"""The public front of instance/nginx.conf as a real nginx before a running portal, for tests and benchmarks."""

from pathlib import Path
import re
import shutil
import socket
import subprocess
import time
from urllib.request import urlopen


ROOT = Path(__file__).resolve().parents[1]
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
MAIN = """
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    include {mime};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/egov.conf;
}}
"""
MIME = "/etc/nginx/mime.types"


def free_port():
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Front:
    """nginx with the shipped configuration, its ports and folders replaced; `folder` takes all that it writes."""

    def __init__(self, folder, backend):
        self.folder = Path(folder)
        self.backend = backend
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        """Start it and wait until it answers. AssertionError with its log when it does not."""
        shipped = (ROOT / "instance" / "nginx.conf").read_text()
        for pattern, text in (
            (r"/var/cache/nginx/egov", f"{self.folder}/cache"),
            (r"127\.0\.0\.1:8080", f"127.0.0.1:{self.backend}"),
            (r"listen 80;", f"listen 127.0.0.1:{self.port};"),
        ):
            shipped, replaced = re.subn(pattern, text, shipped)
            assert replaced == 1, pattern
        (self.folder / "egov.conf").write_text(shipped)
        (self.folder / "nginx.conf").write_text(MAIN.format(folder=self.folder, mime=MIME))
        command = [NGINX, "-e", f"{self.folder}/error.log", "-p", str(self.folder), "-c", f"{self.folder}/nginx.conf"]
        self.process = subprocess.Popen([*command, "-g", "user root;"])
        self._wait()
        return self

    def _wait(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(f"{self.url}/++plone++egov.portal/emblem.svg", timeout=10):
                    return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise AssertionError((self.folder / "error.log").read_text())

    def stop(self):
        """End it."""
        self.process.terminate()
        self.process.wait(20)
