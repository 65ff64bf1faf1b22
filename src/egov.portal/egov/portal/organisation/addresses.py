"""Provinces and communes as in force since 1 July 2025: 34 provinces, no districts.

Codes are the official ones of the General Statistics Office as text: two digits for a province, five for a commune.
"""

from egov.portal.rules.accents import sort_key
from functools import cache
from vietnam_provinces import Province
from vietnam_provinces import VietNamDivisionType
from vietnam_provinces import Ward
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def province_name(code):
    """The full name of a province; "" for an unknown code."""
    return _provinces().get(code, "")


def commune_name(code):
    """The full name of a commune, without its province; "" for an unknown code."""
    return _communes().get(code, ("", ""))[0]


def province_codes():
    """(code, name) of the provinces, in dictionary order."""
    return tuple(_provinces().items())


def communes_of(province_code):
    """(code, name) of the communes of a province, in dictionary order."""
    return _by_province().get(province_code, ())


def address_line(address, commune, province):
    """One line of an address: what is known, from the house up to the province."""
    return ", ".join(part for part in (address, commune_name(commune), province_name(province)) if part)


@provider(IVocabularyFactory)
def provinces(context):
    """The vocabulary egov.portal.provinces."""
    return _province_terms()


@provider(IVocabularyFactory)
def communes(context):
    """The vocabulary egov.portal.communes: each with the name of its province."""
    return _commune_terms()


@cache
def _provinces():
    return dict(_sorted((f"{one.code.value:02d}", _province_title(one)) for one in Province.iter_all()))


def _province_title(province):
    """Names of cities begin with their kind already, names of provinces do not."""
    if province.division_type is VietNamDivisionType.TINH:
        return f"{province.division_type.value.capitalize()} {province.name}"
    return province.name


@cache
def _communes():
    """Code → (name, code of the province)."""
    return {f"{one.code.value:05d}": (one.name, f"{one.province_code.value:02d}") for one in Ward.iter_all()}


@cache
def _by_province():
    found = {}
    for code, (name, province) in _communes().items():
        found.setdefault(province, []).append((code, name))
    return {province: tuple(_sorted(rows)) for province, rows in found.items()}


@cache
def _province_terms():
    return SimpleVocabulary([SimpleTerm(code, code, name) for code, name in _provinces().items()])


@cache
def _commune_terms():
    return SimpleVocabulary(
        [
            SimpleTerm(code, code, f"{name}, {title}")
            for province, title in _provinces().items()
            for code, name in communes_of(province)
        ]
    )


def _sorted(rows):
    return sorted(rows, key=lambda row: sort_key(row[1]))
