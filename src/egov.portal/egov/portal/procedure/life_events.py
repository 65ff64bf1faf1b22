"""Events in the life of a person or a business (su kien cuoc doi), by which procedures can be browsed.

The site keeps its own list; what a new site begins with follows the groups of the national service portal
(dichvucong.gov.vn), which the law asks for: ND 61/2018/ND-CP art. 26 as amended by ND 107/2021/ND-CP.
"""

from egov.portal import _
from egov.portal.organisation.roots import as_read
from egov.portal.registry import Records
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import provider
from zope.schema import Dict
from zope.schema import TextLine
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PREFIX = "egov.portal"
CITIZEN, BUSINESS = "life_events", "business_events"
OF_CITIZENS = {
    "children": _("Having and raising a child"),
    "education": _("Learning"),
    "work": _("Work and employment"),
    "residence": _("Residence and identity papers"),
    "marriage": _("Marriage and family"),
    "home": _("Housing, land, electricity"),
    "health": _("Health and medical care"),
    "vehicles": _("Vehicles and driving licences"),
    "travel": _("Going abroad, passports and visas"),
    "benefits": _("Social support, people of merit"),
    "retirement": _("Retirement"),
    "death": _("Death of a relative"),
    "justice": _("Complaints and disputes"),
}
OF_BUSINESSES = {
    "b-start": _("Starting a business"),
    "b-staff": _("Staff and social insurance"),
    "b-finance": _("Finance and tax of the business"),
    "b-building": _("Land, construction, electricity of the business"),
    "b-trade": _("Trade and advertising"),
    "b-property": _("Intellectual property, registering assets"),
    "b-branch": _("Branches and representative offices"),
    "b-tenders": _("Tenders and public procurement"),
    "b-change": _("Restructuring the business"),
    "b-disputes": _("Contract disputes"),
    "b-end": _("Suspending or closing the business"),
}
USUAL = OF_CITIZENS | OF_BUSINESSES
DEFAULTS = {CITIZEN: OF_CITIZENS, BUSINESS: OF_BUSINESSES}
TITLES = {CITIZEN: _("For citizens"), BUSINESS: _("For businesses")}


def _names(title):
    """A record of codes with names."""
    return Dict(
        title=title,
        key_type=TextLine(title=_("Code")),
        value_type=TextLine(title=_("Name")),
        required=False,
        default={},
    )


class ILifeEventSettings(Interface):
    """Registry records of the events."""

    life_events = _names(_("Life events of citizens"))
    business_events = _names(_("Events in the life of a business"))


def events(group: str) -> dict[str, str]:
    """Code → name of the events of a group (CITIZEN, BUSINESS), in the order of the site."""
    return dict(getattr(Records(ILifeEventSettings, PREFIX), group) or {})


def life_events() -> dict[str, str]:
    """Code → name of all events."""
    return events(CITIZEN) | events(BUSINESS)


def event_title(code: str, name: str):
    """The name of an event for a reader."""
    return as_read(name, USUAL.get(code))


def install():
    """Give the site the usual events, in its language; a list that it has already stays as it is."""
    for group, names in DEFAULTS.items():
        if not events(group):
            language = api.portal.get_default_language()
            told = {code: translate(name, target_language=language) for code, name in names.items()}
            getUtility(IRegistry)[f"{PREFIX}.{group}"] = told


@provider(IVocabularyFactory)
def vocabulary(context):
    """The vocabulary egov.portal.life_events."""
    return SimpleVocabulary([SimpleTerm(code, code, name) for code, name in life_events().items()])
