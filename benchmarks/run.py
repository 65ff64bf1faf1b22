"""`make bench`: measure the portal beside stock parts, in one run on one machine; print a table, keep the figures.

Options go behind BENCH, as in `make bench BENCH="--quick"`. The figures are written to benchmarks/results/<time>.json.
"""

import argparse
import datetime
import json
import os
from pathlib import Path
import platform
import subprocess
import sys
from tempfile import TemporaryDirectory


HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few dossiers, short loads: to see that it works")
    parser.add_argument("--sizes", default="1000,20000", help="numbers of dossiers at which to measure")
    parser.add_argument("--adds", type=int, default=200, help="stock adds to compare with")
    parser.add_argument("--seconds", type=int, default=60, help="how long the clients submit")
    parser.add_argument("--clients", type=int, default=16, help="how many clients submit at once")
    parser.add_argument("--procedures", type=int, default=1801, help="how large the catalogue of procedures is")
    parser.add_argument("--queue", type=int, default=20_000, help="among how many dossiers the desk works")
    parser.add_argument("--feedback", type=int, default=100_000, help="among how much feedback its lists are shown")
    parser.add_argument("--among", default="200,2000", help="among how many procedures one is looked for")
    parser.add_argument(
        "--counted", type=int, default=1_000_000, help="over how many made-up dossiers figures are read"
    )
    parser.add_argument("--steps", help="only these, as in --steps machine,http (creation fills the data of http)")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.sizes, chosen.adds, chosen.seconds = "100,300", 30, 5
        chosen.queue, chosen.procedures, chosen.among = 1000, 60, "20,60"
        chosen.counted, chosen.feedback = 20_000, 500
    chosen.sizes = [int(size) for size in chosen.sizes.split(",")]
    chosen.among = [int(size) for size in chosen.among.split(",")]
    chosen.steps = chosen.steps and chosen.steps.split(",")
    return chosen


def in_zope(step, var, *arguments):
    """Run a step of this script in a process of its own, which opens the database; gives its figures."""
    command = [sys.executable, str(HERE / "run.py"), step, str(var), json.dumps(arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def create_step(var, sizes, adds):
    from benchmarks import creation
    from benchmarks import world

    with world.opened(var) as site:
        return creation.measure(site, world.build(site), sizes, adds)


def desk_step(var, number):
    from benchmarks import desk
    from benchmarks import world

    with world.opened(var) as site:
        return desk.measure(site, world.build(site), number)


def hearing_step(var, number):
    from benchmarks import hearing
    from benchmarks import world

    with world.opened(var) as site:
        world.build(site)
        return hearing.measure(site, number)


def catalogue_step(var, number):
    from benchmarks import catalogue
    from benchmarks import world

    with world.opened(var):
        return catalogue.measure(number)


def figures_step(var, number):
    from benchmarks import figures
    from benchmarks import world

    with world.opened(var) as site:
        return figures.measure(site, world.build(site), number)


def finding_step(var, sizes):
    from benchmarks import finding
    from benchmarks import world

    with world.opened(var) as site:
        return finding.measure(site, sizes)


def check_step(var, references):
    from benchmarks import creation
    from benchmarks import world

    with world.opened(var) as site:
        return creation.check(site, json.loads(Path(references).read_text()))


def over_http(var, clients, seconds):
    """Serve the data and put load on it."""
    from benchmarks import serving
    from tests.server import PortalProcess

    portal = PortalProcess(var).start()
    try:
        figures, references = serving.measure(int(portal.url.split(":")[2].split("/")[0]), clients, seconds)
    finally:
        portal.stop()
    kept = var / "references.json"
    kept.write_text(json.dumps(references))
    return {**figures, "answered dossiers": {"answered": len(references), **in_zope("check", var, str(kept))}}


def desk_apart(number):
    """The desk's figures, in data of their own: the other figures are of the sizes they name."""
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        return in_zope("desk", Path(folder) / "var", number)


def hearing_apart(number):
    """The pages of feedback among many, in data of their own."""
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        return in_zope("hearing", Path(folder) / "var", number)


def catalogue_apart(number):
    """The figures of a whole catalogue of procedures, in data of its own."""
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        return in_zope("catalogue", Path(folder) / "var", number)


def figures_apart(number):
    """The figures over many made-up dossiers, in data of their own."""
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        return in_zope("figures", Path(folder) / "var", number)


def finding_apart(sizes):
    """The figures of the catalogue, in data of their own."""
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        return in_zope("finding", Path(folder) / "var", sizes)


def show(figures, indent=""):
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{indent}{name}")
            show(value, indent + "  ")
        else:
            print(
                f"{indent}{name:{34 - len(indent)}}{value:>12,.2f}"
                if isinstance(value, float)
                else f"{indent}{name}: {value}"
            )


def chosen_of(steps, names):
    """Those steps, or all of them; an unknown name ends the run."""
    unknown = set(names or ()) - set(steps)
    if unknown:
        raise SystemExit(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(steps)}")
    return {name: step for name, step in steps.items() if not names or name in names}


def main():
    chosen = options()
    with TemporaryDirectory(prefix="egov-bench-") as folder:
        var = Path(folder) / "var"
        steps = {
            "machine": lambda: {
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "load": os.getloadavg()[0],
            },
            "creation": lambda: in_zope("create", var, chosen.sizes, chosen.adds),
            "http": lambda: over_http(var, chosen.clients, chosen.seconds),
            "desk": lambda: desk_apart(chosen.queue),
            "feedback": lambda: hearing_apart(chosen.feedback),
            "finding procedures": lambda: finding_apart(chosen.among),
            "catalogue": lambda: catalogue_apart(chosen.procedures),
            "figures": lambda: figures_apart(chosen.counted),
        }
        figures = {}
        for name, step in chosen_of(steps, chosen.steps).items():
            figures[name] = step()
            show({name: figures[name]})
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    now = datetime.datetime.now(datetime.UTC)
    target = results / f"{now:%Y%m%d-%H%M%S}.json"
    target.write_text(json.dumps(figures, indent=2))
    print(f"Written: {target}")


STEPS = {
    "finding": finding_step,
    "figures": figures_step,
    "create": create_step,
    "desk": desk_step,
    "hearing": hearing_step,
    "catalogue": catalogue_step,
    "check": check_step,
}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in STEPS:
        print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]), *json.loads(sys.argv[3]))))
    else:
        main()
