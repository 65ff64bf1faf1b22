"""`portal import` and `portal export`."""

from contextlib import redirect_stderr
from egov.portal.exchange.command import export_file
from egov.portal.exchange.command import import_file
from io import StringIO
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from tests.exchange.support import ExchangeTest
from tests.exchange.support import NEW
from tests.exchange.support import OLD
import transaction


class CommandTest(ExchangeTest):
    def setUp(self):
        super().setUp()
        transaction.commit()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.told = StringIO()

    def run_it(self, command, *arguments):
        """The exit code; what is told is in `told`."""
        with redirect_stderr(self.told):
            return command(self.layer["app"], list(map(str, arguments)), self.told)

    def file(self, content, name="in.json"):
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def codes(self):
        return sorted(brain.procedure_code for brain in self.portal.portal_catalog(portal_type="Procedure"))

    def test_a_dry_run_tells_and_writes_nothing(self):
        self.assertEqual(0, self.run_it(import_file, self.file([OLD, NEW]), "--dry-run", "--language", "en"))
        self.assertIn("New: 2, Changed: 0, No change: 0, Not imported: 0", self.told.getvalue())
        self.assertIn("2 of 2", self.told.getvalue())
        transaction.begin()
        self.assertEqual([], self.codes())

    def test_in_and_out_and_in_again(self):
        self.assertEqual(0, self.run_it(import_file, self.file([OLD, NEW]), "--publish"))
        transaction.begin()
        self.assertEqual(["1.000111", "1.000222"], self.codes())
        out = self.folder / "out.xlsx"
        self.assertEqual(0, self.run_it(export_file, "xlsx", out))
        self.told.truncate(0)
        self.assertEqual(0, self.run_it(import_file, out, "--dry-run", "--json", "--language", "en"))
        self.assertIn('"same": 2', self.told.getvalue())

    def test_what_is_refused_keeps_out_nothing_else(self):
        self.assertEqual(1, self.run_it(import_file, self.file([OLD, NEW | {"code": "x"}]), "--language", "en"))
        self.assertIn("The code 'x' is none", self.told.getvalue())
        transaction.begin()
        self.assertEqual(["1.000111"], [one.code for one in self.root.objectValues()])

    def test_a_problem_of_the_whole_file_keeps_out_all(self):
        self.assertEqual(1, self.run_it(import_file, self.file([OLD, "x"])))
        transaction.begin()
        self.assertEqual([], list(self.root.objectIds()))

    def test_what_cannot_be_done(self):
        for command, arguments in (
            (import_file, [self.folder / "missing.json"]),
            (import_file, [self.file("nonsense", "nonsense.json")]),
            (import_file, [self.file([OLD]), "--agency", "nowhere"]),
            (import_file, [self.file([OLD]), "--site", "nowhere"]),
            (export_file, ["xlsx", self.folder / "no" / "such.xlsx"]),
            (export_file, ["xlsx", self.folder / "x.xlsx", "--site", "nowhere"]),
        ):
            with self.subTest(arguments):
                self.assertEqual(2, self.run_it(command, *arguments))
