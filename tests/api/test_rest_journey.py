"""docs/rest-journey.md is true: its commands, run one after the other, give the answers that it shows."""

import os
from pathlib import Path
import re
import subprocess
from tempfile import TemporaryDirectory
from tests.server import DEMO
import unittest


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "rest-journey.md"
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "--- block ---"


def blocks(text):
    """(commands, expected output or None) of each block of commands."""
    found = []
    for kind, content in BLOCK.findall(text):
        if kind == "sh":
            found.append([content, None])
        else:
            found[-1][1] = content
    return found


class TestRestJourney(unittest.TestCase):
    layer = DEMO

    def test_the_document_runs(self):
        steps = blocks(DOCUMENT.read_text(encoding="utf-8"))
        script = "\n".join(f"{commands}\necho '{CUT}'" for commands, _ in steps)
        outputs = self.run_script(script).split(f"{CUT}\n")
        self.assertEqual(len(outputs), len(steps) + 1)
        for (commands, expected), output in zip(steps, outputs, strict=False):
            if expected is not None:
                self.assertEqual(output, expected, commands)

    def run_script(self, script):
        with TemporaryDirectory() as folder:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", script],
                cwd=folder,
                env={
                    **os.environ,
                    "PORTAL": DEMO.url,
                    "ACCOUNTS": str(DEMO.process.var / "demo-accounts.json"),
                    "PYTHONIOENCODING": "utf-8",
                },
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=120,
            )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout
