"""Packaging of egov.portal.

The GenericSetup data lies in plain folders at the root of the checkout (``profiles/``, ``workflows/``); a wheel carries
them, with the compiled message catalogues, inside the package (see ``egov.portal.resources``).
"""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup
from setuptools.command.build_py import build_py


SOURCE = "src/egov.portal"
DATA = ("profiles", "workflows")
SHIPPED = [
    "css",
    "gz",
    "js",
    "json",
    "mo",
    "pdf",
    "png",
    "po",
    "pot",
    "pt",
    "svg",
    "txt",
    "typ",
    "woff2",
    "xml",
    "zcml",
]


class BuildWithData(build_py):
    """Copy the GenericSetup data and compile the message catalogues into the build, except for editable installs."""

    def run(self):
        super().run()
        if getattr(self, "editable_mode", False):
            return
        package = Path(self.build_lib) / "egov" / "portal"
        for name in DATA:
            self.copy_tree(name, str(package / name))
        self.compile_catalogues(package)

    def compile_catalogues(self, package):
        from pythongettext.msgfmt import Msgfmt

        for catalogue in package.glob("locales/*/LC_MESSAGES/*.po"):
            with catalogue.open("rb") as source:
                catalogue.with_suffix(".mo").write_bytes(Msgfmt(source, name=catalogue.stem).getAsFile().read())


setup(
    name="egov.portal",
    version="0.1.0.dev0",
    description="A low-code portal for administrative procedures, on Plone",
    long_description=Path("README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-or-later",
    python_requires=">=3.11",
    classifiers=[
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Natural Language :: Vietnamese",
        "Programming Language :: Python :: 3.11",
    ],
    package_dir={"": SOURCE},
    packages=find_namespace_packages(SOURCE, include=["egov", "egov.*"]),
    package_data={"": [f"*.{suffix}" for suffix in SHIPPED]},
    zip_safe=False,
    cmdclass={"build_py": BuildWithData},
    install_requires=[
        "Pillow",
        "Products.CMFPlone",
        "altcha",
        "apprise",
        "collective.easyform",
        "collective.z3cform.datagridfield",
        "cryptography",
        "defusedxml",
        "holidays",
        "img2pdf",
        "limits",
        "lxml-html-clean",
        "plone.api",
        "plone.app.caching",
        "plone.classicui",
        "plone.restapi",
        "puremagic",
        "pyhanko",
        "python-calamine",
        "rapidfuzz",
        "segno",
        "typst",
        "vietnam-provinces",
        "xlsxwriter",
        "zxcvbn",
    ],
    entry_points={"console_scripts": ["portal = egov.portal.site.program:main"]},
    extras_require={
        "oidc": ["pas.plugins.oidc"],
        "redis": ["redis"],
        "test": [
            "aiosmtpd",
            "coverage",
            "hypothesis",
            "i18ndude",
            "mypy",
            "playwright",
            "plone.app.testing",
            "polib",
            "pyjwt",
            "pypdf",
            "rdflib",
            "ruff",
            "time-machine",
            "zope.testrunner",
            "zxing-cpp",
        ],
    },
)
