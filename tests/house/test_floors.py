"""The floors hold: no import runs upwards, no circle of rooms, and the ground floor knows nothing of Zope."""

from tests.house.floors import FLOORS
from tests.house.floors import GROUND
from tests.house.floors import OUTSIDE
from tests.house.source import imported
from tests.house.source import inside
from tests.house.source import modules
from tests.house.source import PACKAGE
from tests.house.source import rooms
import unittest


def room_of(dotted):
    """The room that a dotted name lies in, or None."""
    parts = dotted.split(".")
    return parts[2] if parts[:2] == ["egov", "portal"] and len(parts) > 2 and parts[2] in FLOORS else None


def uses():
    """(module, its room, dotted name) for each import inside a room."""
    for path, tree in modules():
        room = path.relative_to(PACKAGE).parts[0]
        if room in FLOORS:
            yield from ((inside(path), room, name) for name in imported(path, tree))


class TestFloors(unittest.TestCase):
    def test_every_room_has_a_floor(self):
        self.assertLessEqual(set(rooms()), set(FLOORS))

    def test_no_import_runs_upwards(self):
        upwards = [
            f"{module} imports {name}"
            for module, room, name in uses()
            if room_of(name) and FLOORS[room_of(name)] > FLOORS[room]
        ]
        self.assertEqual([], upwards)

    def test_no_circle_among_the_rooms(self):
        needs = {room: set() for room in FLOORS}
        for _module, room, name in uses():
            needs[room].update({room_of(name)} - {None, room})
        while free := {room for room, others in needs.items() if not others}:
            needs = {room: others - free for room, others in needs.items() if room not in free}
        self.assertEqual({}, needs, "these rooms need each other")

    def test_the_ground_floor_imports_no_zope(self):
        strangers = [
            f"{module} imports {name}"
            for module, room, name in uses()
            if room == GROUND and name.split(".")[0] in OUTSIDE
        ]
        self.assertEqual([], strangers)

    def test_the_shared_ground_imports_no_room(self):
        shared = ("__init__.py", "interfaces.py", "resources.py", "meta.py", "numerals.py")
        rooms_used = [
            f"{inside(path)} imports {name}"
            for path, tree in modules()
            if inside(path) in shared
            for name in imported(path, tree)
            if room_of(name)
        ]
        self.assertEqual([], rooms_used)
