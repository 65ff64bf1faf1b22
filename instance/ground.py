"""What must stand before Zope is loaded: settings, port and data folder, each refused in one plain line."""

import os
from pathlib import Path
import socket


HERE = Path(__file__).resolve().parent


class Refused(Exception):
    """The portal cannot start; the message says why and what to do."""


def settings():
    """The settings from the environment, as a dict with host, port, var (Path), demo, threads, tick."""
    return {
        "host": os.environ.get("HOST") or "127.0.0.1",
        "port": number("PORT", 8080),
        "var": Path(os.environ.get("VAR") or HERE / "var").expanduser().absolute(),
        "demo": os.environ.get("DEMO", "1").lower() not in ("0", "no", "false", "off"),
        "threads": number("THREADS", 3),
        "tick": number("TICK", 60),
    }


def number(name, default):
    """The whole number that the environment gives under `name`."""
    text = os.environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit():
        raise Refused(f"{name} must be a number, not {text!r}.")
    return int(text)


def claim_port(host, port):
    """A bound socket, so that nobody takes the port while Zope loads. Port 0 takes any free one."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OverflowError:
        raise Refused(f"PORT must be between 0 and 65535, not {port}.") from None
    except OSError as error:
        raise Refused(
            f"Cannot listen on {host}:{port} ({error.strerror}). Is the portal, or something else, already running "
            "there? Choose another port: make start PORT=8090"
        ) from None
    return listener


def prepare_folder(var):
    """Make the data folder with its parts, private to this user."""
    try:
        for name in ("", "cache", "blobstorage", "etc", "log"):
            (var / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = var / "etc" / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(
            f"Cannot write to the data folder {var} ({error.strerror}). Give another: make start VAR=/path/to/data"
        ) from None


def configuration(var):
    """Write zope.conf for the data folder and give its path."""
    etc = var / "etc"
    (etc / "site.zcml").write_text((HERE / "site.zcml").read_text())
    conf = etc / "zope.conf"
    conf.write_text((HERE / "zope.conf.in").read_text().replace("{var}", str(var)))
    return str(conf)
