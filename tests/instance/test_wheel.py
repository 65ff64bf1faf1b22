"""A wheel carries all the portal needs, and runs without the checkout."""

import os
from pathlib import Path
import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory
from tests.house.source import ROOT
from tests.house.source import tracked
from tests.server import PortalProcess
import unittest
import zipfile


DATA = ("profiles", "workflows")
SHIPPED = (".css", ".js", ".pt", ".py", ".svg", ".zcml")


def expected():
    """The names that the wheel must have, by what git tracks."""
    for path in tracked():
        if path.parts[0] in DATA:
            yield f"egov/portal/{path.as_posix()}"
        elif path.parts[0] == "src" and path.suffix in SHIPPED:
            yield path.relative_to("src/egov.portal").as_posix()
        elif path.suffix == ".po" and path.parent.name == "LC_MESSAGES":
            yield path.relative_to("src/egov.portal").with_suffix(".mo").as_posix()


class Wheel:
    """Test layer: the wheel, built once, from a copy of the tracked files (a checkout may hold an earlier build)."""

    __bases__ = ()
    __name__ = "WHEEL"

    def setUp(self):
        self.temporary = TemporaryDirectory(prefix="egov-portal-")
        self.folder = Path(self.temporary.name)
        copy = self.folder / "checkout"
        for path in tracked():
            if (ROOT / path).is_file():
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / path, copy / path)
        self.pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(self.folder), str(copy))
        shutil.rmtree(copy)
        self.path = next(self.folder.glob("*.whl"))

    def tearDown(self):
        self.temporary.cleanup()

    def pip(self, *arguments):
        command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
        subprocess.run(command, cwd=self.folder, check=True)


WHEEL = Wheel()


class TestWheel(unittest.TestCase):
    layer = WHEEL

    def test_carries_everything(self):
        names = set(zipfile.ZipFile(WHEEL.path).namelist())
        self.assertEqual([], sorted(set(expected()) - names))

    def test_runs_without_the_checkout(self):
        site_packages = WHEEL.folder / "site-packages"
        WHEEL.pip("install", "--no-deps", "--target", str(site_packages), str(WHEEL.path))
        instance = WHEEL.folder / "instance"
        shutil.copytree(ROOT / "instance", instance, ignore=shutil.ignore_patterns("var", "parts"))
        process = PortalProcess(WHEEL.folder / "var", PYTHONPATH=str(site_packages))
        process.script = instance / "portal.py"
        process.start()
        self.addCleanup(process.kill)
        self.assertIn("citizen", process.accounts())
        self.assertEqual(str(site_packages), self.where_from(site_packages))
        self.assertEqual(0, process.stop())

    def where_from(self, site_packages):
        """The folder that the package is imported from with that PYTHONPATH."""
        script = "import egov.portal, pathlib; print(pathlib.Path(egov.portal.__file__).parents[2])"
        environment = {**os.environ, "PYTHONPATH": str(site_packages)}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd="/", env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()
