"""What a program can find out about a page as people meet it: by keyboard or reader, in other colours and sizes.

Criteria of WCAG 2.2: axe-core's, targets of 24 px (2.5.8) included; headings, landmarks and names as a reader gets them
(1.3.1, 2.4.6, 4.1.2); contrast in dark colours (1.4.3); 400 % (1.4.10) and boxes that scroll (2.1.1); wider spacing of
text (1.4.12); colours of the system (1.4.1); no movement for those who want none (2.3.3).
"""

from axe_playwright_python.sync_playwright import Axe
import itertools
from tests.journey.reader import Reader
from tests.journey.visitor import WIDE
from tests.journey.visitor import WIDTH


STRICT = {"rules": {"target-size": {"enabled": True}}}
"""WCAG 2.2 asks for targets of 24 pixels; axe looks at them when told to."""
CONTRAST = {"runOnly": ["color-contrast"]}
ZOOMED = {"width": 320, "height": 256}
"""What 400 % leaves of a window of 1280 by 1024 (WCAG 1.4.10)."""
TABLET = {"width": 768, "height": 900}
CONTROLS = ("textbox", "combobox", "radio", "checkbox", "button", "link", "searchbox", "Date", "spinbutton")
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
SEEN = "node => node.checkVisibility({ visibilityProperty: true }) && !node.closest('svg, iframe, .tox')"
CUT_OFF = f"""() => [...document.querySelectorAll('body *')].filter({SEEN}).filter(node => {{
  const style = getComputedStyle(node), box = node.getBoundingClientRect();
  if (box.width <= 2 || box.height <= 2 || node.matches('input, select, textarea')) return false;
  if (style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis' || !node.textContent.trim()) return false;
  const hides = axis => ['hidden', 'clip'].includes(style['overflow' + axis]);
  const wide = node.scrollWidth > node.clientWidth + 1, high = node.scrollHeight > node.clientHeight + 1;
  return hides('X') && wide || hides('Y') && high;
}}).map(node => node.localName + '.' + node.className)"""
"""What loses text; not what is shortened on purpose."""
STUCK = f"""() => [...document.querySelectorAll('main *')].filter({SEEN}).filter(node => {{
  const may = ['auto', 'scroll'].includes(getComputedStyle(node).overflowX);
  const scrolls = may && node.scrollWidth > node.clientWidth + 1;
  const named = node.matches('[role], nav, section') && (node.ariaLabel || node.hasAttribute('aria-labelledby'));
  return scrolls && !node.matches('input, select, textarea') && !(node.tabIndex >= 0 && named);
}}).map(node => node.localName + '.' + node.className)"""
"""What scrolls sideways and cannot be reached, or has no name."""
CHOSEN = "[aria-current]:not(.breadcrumb-item), [aria-selected=true], [aria-pressed=true]"
ALIKE = f"""() => [...document.querySelectorAll('{CHOSEN}')].filter({SEEN}).filter(node => {{
  const lined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const style = getComputedStyle(node), weight = getComputedStyle(node.parentElement).fontWeight;
  return !lined(style) && !lined(getComputedStyle(node, '::before')) && style.fontWeight === weight;
}}).map(node => node.localName + '.' + node.className)"""
"""What is current or chosen and has neither line nor weight that says so when colours are taken away."""
NAMELESS = f"""() => [...document.querySelectorAll('table.eg-table')].filter({SEEN}).filter(table => {{
  const name = document.getElementById(table.getAttribute('aria-labelledby'))?.textContent || table.ariaLabel;
  return !(name || table.caption?.textContent || '').trim();
}}).map(table => table.tHead?.textContent.trim().replace(/\\s+/g, ' '))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(node => {
  const style = getComputedStyle(node), long = times => Math.max(...times.split(',').map(parseFloat)) > .01;
  return long(style.transitionDuration) || style.animationName !== 'none' && long(style.animationDuration);
}).map(node => node.localName + '.' + node.className)"""


class Examiner:
    """Looks at a visitor's page as it is now; faults go to the visitor. The page is left in light colours, wide."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.page = visitor.page
        self.reader = Reader(visitor)

    def examine(self, name):
        """All that is looked at."""
        self.axe(name, STRICT)
        self.read(name)
        self.change_colours(name)
        self.change_sizes(name)
        self.space_out(name)

    def axe(self, name, options):
        """What axe-core finds."""
        for violation in Axe().run(self.page, options=options).response["violations"]:
            places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
            self._blame(name, f"axe: {violation['id']}: {violation['help']}", places)

    def read(self, name):
        """One h1, no level left out, one main part, landmarks with names of their own, every control with a name."""
        stops = self.reader.stops()
        levels = [stop.facts["level"] for stop in stops if stop.role == "heading"]
        if levels.count(1) != 1:
            self._blame(name, "not one h1", levels)
        self._blame(name, "levels left out", [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1])
        self._blame(name, "main parts", [stop.role for stop in stops if stop.role == "main"][1:])
        ways = [stop.name for stop in stops if stop.role == "navigation"]
        self._blame(name, "navigations of one name", [way for way in ways if ways.count(way) > 1])
        self._find(name, "tables without a name", NAMELESS)
        self._blame(name, "no name", [s for s in stops if s.role in CONTROLS and not s.name.strip()])

    def change_colours(self, name):
        """Dark ones, and those of the system; without movement."""
        self.page.emulate_media(reduced_motion="reduce", forced_colors="active")
        self._find(name, "moves", MOVING)
        self._find(name, "not told without colours", ALIKE)
        self.page.emulate_media(reduced_motion="reduce", forced_colors="none", color_scheme="dark")
        self.axe(f"{name}, dark", CONTRAST)
        self.page.emulate_media(color_scheme="light")

    def change_sizes(self, name):
        """A tablet's, and a wide window's at 400 %."""
        for size in (TABLET, ZOOMED):
            self.page.set_viewport_size(size)
            self._fits(name, size)
            self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")  # resized by then
            self._find(f"{name} at {size['width']} px", "cannot be scrolled by keyboard", STUCK)

    def space_out(self, name):
        """Wider spacing of the text, at both widths."""
        style = self.page.add_style_tag(content=SPACED)
        for size in (ZOOMED, WIDE):
            self.page.set_viewport_size(size)
            self._fits(f"{name}, spaced out", size)
            self._find(name, f"text is cut off at {size['width']} px", CUT_OFF)
        style.evaluate("node => node.remove()")

    def _fits(self, name, size):
        width = self.page.evaluate(WIDTH)
        if width > size["width"]:
            self.visitor.fault(f"{name} is {width} px wide in a window of {size['width']}")

    def _find(self, name, what, program):
        self._blame(name, what, self.page.evaluate(program))

    def _blame(self, name, what, found):
        if found:
            self.visitor.fault(f"{name}: {what}: {len(found)} {[*map(str, found[:3])]}")
