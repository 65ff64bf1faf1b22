"""Texts of files that others wrote: HTML becomes plain text, or HTML in which nothing can act."""

from html import escape
from lxml import html
from lxml.etree import ParserError
from lxml_html_clean import Cleaner
import re


TAG = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]*>")
ACTIVE = re.compile(r"<\s*(script|style|iframe|object|embed|form|link|meta)\b|\son\w+\s*=|javascript:", re.IGNORECASE)
BREAKS = {"p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
ALLOWED = ("p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "table", "thead", "tbody", "tr", "th", "td", "div")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def is_active(text: str) -> bool:
    """Does this HTML hold something that could act in a browser?"""
    return bool(ACTIVE.search(text))


def tidy(text: str) -> str:
    """Plain text without control characters, blank lines and needless space; the lines kept."""
    kept = [" ".join(row.split()) for row in CONTROL.sub("", text).replace("\xa0", " ").splitlines()]
    return "\n".join(row for row in kept if row)


def lines(value) -> str:
    """Any value as plain text, HTML taken out, the lines kept."""
    text = "" if value is None else str(value)
    return tidy(_text_of(text) if TAG.search(text) else text)


def line(value) -> str:
    """Any value as one line of plain text."""
    return " ".join(lines(value).split())


def rich(value) -> str:
    """HTML in which nothing can act; plain text gets paragraphs. The same again for what went through once."""
    text = CONTROL.sub("", "" if value is None else str(value)).strip()
    if not TAG.search(text):
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines(text).split("\n") if line)
    cleaner = Cleaner(
        allow_tags=ALLOWED,
        remove_unknown_tags=False,
        safe_attrs_only=True,
        safe_attrs=(),
        kill_tags=("script", "style"),
    )
    try:
        cleaned = cleaner.clean_html(text)
    except ParserError:
        return ""
    inner = cleaned.strip()
    return inner.removeprefix("<div>").removesuffix("</div>") if _is_wrapped(inner, text) else inner


def _is_wrapped(cleaned: str, original: str) -> bool:
    return cleaned.startswith("<div>") and not original.lstrip().lower().startswith("<div")


def _text_of(text: str) -> str:
    try:
        root = html.fromstring(f"<div>{text}</div>")
    except ParserError:
        return ""
    for element in list(root.iter("script", "style", html.etree.Comment)):
        element.drop_tree()
    for element in root.iter():
        if element.tag in BREAKS:
            element.tail = "\n" + (element.tail or "")
    return root.text_content()
