"""The packaging: versions pinned in one place, licence, nothing generated in the repository, a way to uninstall."""

import ast
import re
from tests.house.source import ROOT
from tests.house.source import tracked
import unittest


GENERATED = re.compile(r"(\.pyc|\.mo|\.egg-info|\.fs|\.log|\.coverage.*)$|^(\.venv|dist|build|bin|eggs|instance/var)/")


def normal(name):
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements_of_setup():
    """The requirements in install_requires and extras_require, as written."""
    call = ast.parse((ROOT / "setup.py").read_text()).body[-1].value
    values = {keyword.arg: keyword.value for keyword in call.keywords}
    extras = ast.literal_eval(values["extras_require"])
    return [*ast.literal_eval(values["install_requires"]), *(name for extra in extras.values() for name in extra)]


def pins():
    """Version by normalised name of requirements.txt."""
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and line[0] != "#"]
    return {normal(line.split("==")[0]): line for line in lines}


class TestPackaging(unittest.TestCase):
    def test_every_pin_is_exact(self):
        loose = [line for line in pins().values() if not re.fullmatch(r"[\w.-]+==[\w.!+]+( ;.*)?", line)]
        self.assertEqual([], loose)

    def test_every_requirement_is_pinned(self):
        self.assertEqual([], [name for name in requirements_of_setup() if normal(name) not in pins()])

    def test_versions_stand_in_one_place(self):
        self.assertEqual([], [name for name in requirements_of_setup() if re.search(r"[=<>~]", name)])

    def test_the_licence_is_plones(self):
        self.assertIn('license="GPL-2.0-or-later"', (ROOT / "setup.py").read_text())
        self.assertIn("GNU GENERAL PUBLIC LICENSE", (ROOT / "LICENSE").read_text())

    def test_nothing_generated_is_tracked(self):
        self.assertEqual([], [str(path) for path in tracked() if GENERATED.search(path.as_posix())])

    def test_there_is_an_uninstall_profile(self):
        self.assertTrue((ROOT / "profiles" / "uninstall" / "metadata.xml").exists())
