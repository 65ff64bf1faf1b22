"""Run the tests with zope.testrunner and close with one plain line: `N passed, N failed, N skipped`.

Arguments are zope.testrunner's own (`-t pattern`, `-s tests.rules` …).
"""

from pathlib import Path
import re
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[1]
TOTALS = re.compile(r"(?:Total|Ran):? (\d+) tests?(?:,| with) (\d+) failures,? (?:and )?(\d+) errors,?(?: and (\d+) skipped)?")


def main(arguments):
    command = [sys.executable, "-m", "zope.testrunner", "--path", str(ROOT), *(arguments or ["-s", "tests", "--auto-color"])]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    totals = None
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        totals = TOTALS.search(line) or totals
    code = process.wait()
    if totals:
        tests, failures, errors, skipped = (int(number or 0) for number in totals.groups())
        failed = failures + errors
        print(f"{tests - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
