"""Run the tests with zope.testrunner and close with one plain line: `N passed, N failed, N skipped`.

Arguments are zope.testrunner's own (`-t pattern` …); without any, everything is run. COVERAGE=1 in the environment also
measures coverage, in the processes that tests start too, and fails below the gates.
"""

import os
from pathlib import Path
import re
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[1]
# "Ran 2 tests with 0 failures, 0 errors and 0 skipped in …" for one layer, "Total: 2 tests, 0 failures, …" for more.
TOTALS = re.compile(
    r"^\s*(?:Total:|Ran) (?P<tests>\d+) tests?(?:,| with) (?P<failures>\d+) failures?, (?P<errors>\d+) errors?"
    r" and (?P<skipped>\d+) skipped"
)


GATES = (("*/rules/*", 100), ("*", 90))  # per cent of lines and branches


def closing_line(totals):
    """The plain line for the counts of zope.testrunner's last one."""
    count = {name: int(number) for name, number in totals.groupdict().items()}
    failed = count["failures"] + count["errors"]
    return f"{count['tests'] - failed - count['skipped']} passed, {failed} failed, {count['skipped']} skipped"


def command(arguments):
    """zope.testrunner on the tests of all rooms: modules named `test_…` below tests/."""
    program = ["-m", "coverage", "run"] if os.environ.get("COVERAGE") else []
    # By its script: the processes it starts would take the folder of the module for the place of the tests.
    runner = str(Path(sys.executable).with_name("zope-testrunner"))
    # Layers side by side, each in a process of its own: half the time on two cores. One more than there are cores, as
    # the rounds through a browser wait most of their time.
    side_by_side = str((os.cpu_count() or 1) + 1)
    options = ["--path", str(ROOT), "-s", "tests", "--tests-pattern", "^test_", "-j", side_by_side]
    return [sys.executable, *program, runner, *options, *arguments]


def run_tests(arguments):
    """Run and print the tests; gives exit code and closing line. No test at all is a failure."""
    process = subprocess.Popen(
        command(arguments), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    totals = None
    for line in process.stdout:
        print(line, end="", flush=True)
        totals = TOTALS.search(line) or totals
    code = process.wait()
    if totals is None or not int(totals["tests"]):
        return code or 1, "0 passed, 1 failed, 0 skipped"
    return code, closing_line(totals)


def coverage(*arguments):
    """Run a coverage command; gives its exit code."""
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False).returncode


def check_gates():
    """Print what is not covered; 0 when all gates are kept."""
    coverage("combine", "--quiet")
    return max([coverage("report", f"--include={files}", f"--fail-under={least}") for files, least in GATES])


def main(arguments):
    measured = os.environ.get("COVERAGE")
    if measured:
        os.environ["COVERAGE_FILE"] = str(ROOT / ".coverage")
        coverage("erase")
    code, closing = run_tests(arguments)
    if measured:
        code = check_gates() or code
    print(closing, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
