"""Run the tests with zope.testrunner and close with one plain line: `N passed, N failed, N skipped`.

Arguments are zope.testrunner's own (`-t pattern`, `-s tests.rules` …); without any, everything is run.
"""

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


def closing_line(totals):
    """The plain line for the counts of zope.testrunner's last one."""
    count = {name: int(number) for name, number in totals.groupdict().items()}
    failed = count["failures"] + count["errors"]
    return f"{count['tests'] - failed - count['skipped']} passed, {failed} failed, {count['skipped']} skipped"


def main(arguments):
    command = [sys.executable, "-m", "zope.testrunner", "--path", str(ROOT), "--tests-pattern", "^test_", *(arguments or ["-s", "tests"])]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    totals = None
    for line in process.stdout:
        print(line, end="", flush=True)
        totals = TOTALS.search(line) or totals
    code = process.wait()
    print(closing_line(totals) if totals else "0 passed, 1 failed, 0 skipped")
    return code if totals else code or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
