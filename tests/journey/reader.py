"""What a screen reader gets of a page: the accessibility tree that Chromium hands to it, in reading order."""

from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True)
class Stop:
    """One node that is read out. `facts`: properties such as required, invalid, level, live, focused."""

    role: str
    name: str
    description: str
    facts: dict = field(default_factory=dict)


class Reader:
    """The reader of a visitor's page."""

    def __init__(self, visitor):
        self.page = visitor.page
        self.session = visitor.context.new_cdp_session(visitor.page)

    def stops(self, *roles):
        """What is read out, of these roles or of all."""
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        found = [_stop(node) for node in nodes if not node.get("ignored")]
        return [stop for stop in found if not roles or stop.role in roles]

    def focused(self):
        """What is read out because it has the focus."""
        found = [stop for stop in self.stops() if stop.facts.get("focused") and stop.role != "RootWebArea"]
        assert len(found) == 1, found
        return found[0]

    def announced(self):
        """The texts of the regions that are read out when they change."""
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        known = {node["nodeId"]: node for node in nodes}
        live = [node for node in nodes if not node.get("ignored") and _stop(node).role in ("status", "alert")]
        return [" ".join(_texts(node, known)) for node in live]


def _stop(node):
    facts = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    name, described = (node.get(part, {}).get("value", "") for part in ("name", "description"))
    return Stop(node.get("role", {}).get("value", ""), name, described, facts)


def _texts(node, known):
    if node.get("role", {}).get("value") == "StaticText":
        yield node["name"]["value"]
    for child in node.get("childIds", ()):
        if child in known:
            yield from _texts(known[child], known)
