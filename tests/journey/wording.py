"""What a page says, as a real browser has it: what scripts make of it too, and what is said to screen readers only."""

from egov.portal.rules.tongue import ADDRESS
from egov.portal.rules.tongue import is_vietnamese
from egov.portal.rules.tongue import strangers
import re


COLLECT = """() => {
  const spoken = ["title", "aria-label", "placeholder", "alt"], found = new Set();
  const silent = "script, style, template, noscript, code, pre, kbd, textarea, .eg-code, .fieldLabel strong, " +
    ".tox-statusbar__path, select[name*=language i], select[name*=vocabularyName], [lang]:not(html)";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(silent)) found.add(walker.currentNode.nodeValue);
  }
  for (const node of document.body.querySelectorAll(spoken.map(name => `[${name}]`).join())) {
    if (!node.closest(silent)) spoken.forEach(name => found.add(node.getAttribute(name) || ""));
  }
  document.querySelectorAll("input:is([type=submit], [type=button])").forEach(node => found.add(node.value));
  return [...found].map(text => text.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""
"""Texts of the page that are not marked as being in another language."""
KNOWN = {
    *("Plone", "TinyMCE", "iCalendar", "Dublin", "Core", "Zalo", "JavaScript", "EasyForm", "Ctrl", "Shift"),
    *("web", "website", "album", "portlet", "video", "html", "plain", "text", "image", "px", "x"),
    *("pdf", "doc", "docx", "tif", "tiff", "jpg", "jpeg", "png", "xlsx", "csv", "xml"),
}
"""Names, kinds of files, and words that Vietnamese has borrowed."""
ACCOUNTS = "admin|citizen|editor|receptionist|officer|leader|supervisor"
NAMES = re.compile(rf"\w*(?:_\w+|\d)\w*|\b(?:{ACCOUNTS}|page|name|id)\b")
"""Identifiers, such as of fields and accounts, and formulas."""


def english_in(page, known=()):
    """What the page, which is to be Vietnamese, says in English; besides the words that are known."""
    return [text for text in page.evaluate(COLLECT) if {*strangers(_plain(text))} - {*KNOWN, *known}]


def _plain(text):
    """Without addresses and identifiers."""
    return NAMES.sub(" ", ADDRESS.sub(" ", text))


def vietnamese_in(page):
    """What the page, which is to be English, says in Vietnamese without saying so."""
    return [text for text in page.evaluate(COLLECT) if is_vietnamese(text)]
