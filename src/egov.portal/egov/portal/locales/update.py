"""Bring the catalogues of egov.portal up to date with the source: `make i18n`.

Extracts the msgids (page templates, Python, ZCML, GenericSetup) into egov.portal.pot and merges them, with the rooms'
`parts/*.po`, into each language's egov.portal.po: new msgids come in, those no longer used go out. Ends with 1 when a
msgid has no Vietnamese. The catalogues of other domains beside it (plone.po, …) are written by hand: they fill what the
catalogues of Plone and EasyForm leave open.
"""

from pathlib import Path
import polib
import subprocess
import sys
import tempfile


DOMAIN = "egov.portal"
LOCALES = Path(__file__).resolve().parent
PACKAGE = LOCALES.parent
CHECKOUT = PACKAGE.parents[3]
SOURCES = (PACKAGE, CHECKOUT / "profiles", CHECKOUT / "workflows")
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Domain": DOMAIN,
}


def catalogue(language):
    """The path of our catalogue in a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def extract():
    """The msgids of the source as a polib.POFile, sorted, each with the files that use it."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "extracted.pot"
        command = [sys.executable, "-m", "i18ndude.script", "rebuild-pot", "--pot", str(target), "--create", DOMAIN]
        subprocess.run([*command, *map(str, SOURCES)], check=True, capture_output=True, cwd=CHECKOUT)
        found = polib.pofile(_without_banner(target.read_text(encoding="utf-8")), wrapwidth=120)
    return _file(_clean(entry) for entry in found)


def merged(template, old, parts):
    """A catalogue of the template's msgids with the translations of `old` and, over them, of `parts`."""
    known = {entry.msgid: entry.msgstr for source in (old, *parts) for entry in source if entry.msgstr}
    return _file(_translated(entry, known.get(entry.msgid, "")) for entry in template)


def _without_banner(text):
    """i18ndude's opening comments are no valid ones."""
    return text[text.index("msgid") :]


def _clean(entry):
    """Without line numbers: they would change the catalogue with every edit."""
    files = sorted({(_relative(name), "") for name, _ in entry.occurrences})
    return polib.POEntry(msgid=entry.msgid, comment=_default(entry.comment), occurrences=files)


def _relative(name):
    return name.partition("egov/portal/")[2] or name.removeprefix(f"{CHECKOUT}/")


def _default(comment):
    return comment if comment.startswith("Default:") else ""


def _translated(entry, text):
    return polib.POEntry(msgid=entry.msgid, msgstr=text, comment=entry.comment, occurrences=entry.occurrences)


def _file(entries):
    result = polib.POFile(wrapwidth=120)
    result.metadata = dict(HEADER)
    result.extend(sorted(entries, key=lambda entry: entry.msgid))
    return result


def main():
    template = extract()
    template.save(str(TEMPLATE))
    parts = [polib.pofile(str(path)) for path in sorted((LOCALES / "parts").glob("*.po"))]
    target = catalogue("vi")
    old = polib.pofile(str(target)) if target.exists() else ()
    new = merged(template, old, parts)
    new.metadata["Language"] = "vi"
    new.save(str(target))
    missing = [entry.msgid for entry in new if not entry.msgstr]
    print(f"{len(new)} messages, {len(missing)} without Vietnamese", *missing, sep="\n  ")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
