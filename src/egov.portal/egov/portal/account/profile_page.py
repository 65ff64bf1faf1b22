"""`@@profile`: the citizen's own profile, for nobody else's eyes."""

from egov.portal import _
from egov.portal.account import profile
from egov.portal.account.fields import Field
from egov.portal.account.fields import values_of
from egov.portal.account.page import FormPage
from egov.portal.organisation.addresses import communes_of
from egov.portal.organisation.addresses import province_codes
from egov.portal.organisation.communes import CHOOSE
from egov.portal.organisation.communes import PROVINCE_FIRST
from functools import cached_property
import logging
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


logger = logging.getLogger(__name__)

FIELDS = (
    Field(
        "kind",
        _("Person or organisation"),
        kind="radio",
        options=(
            (profile.PERSON, _("A person")),
            (profile.ORGANISATION, _("A business or another organisation")),
        ),
    ),
    Field("organisation", _("Name of the organisation"), max_length=300, only_for=profile.ORGANISATION),
    Field("tax_number", _("Tax number"), _("10, 12 or 13 digits"), max_length=20, only_for=profile.ORGANISATION),
    Field(
        "name",
        _("Full name"),
        _("As on the identity card; of an organisation: of its representative"),
        autocomplete="name",
        max_length=120,
    ),
    Field(
        "identity_number",
        _("Identity number"),
        _("12 digits of the identity card, 9 of an old one, or a passport number"),
        required=False,
        max_length=20,
    ),
    Field("birth_date", _("Date of birth"), kind="date", required=False, autocomplete="bday"),
    Field("province", _("Province or city"), kind="select", required=False, autocomplete="address-level1"),
    Field("commune", _("Commune or ward"), kind="select", required=False, autocomplete="address-level2"),
    Field(
        "address",
        _("Address"),
        _("House number, street, hamlet"),
        required=False,
        autocomplete="street-address",
        max_length=300,
    ),
    Field("phone", _("Telephone"), kind="tel", autocomplete="tel", max_length=20),
    Field("email", _("E-mail"), _("To be told when something happens"), "email", False, "email"),
)


class ProfilePage(FormPage):
    """Shows and changes the profile of the one who is signed in; there is no way to name another account."""

    template = ViewPageTemplateFile("templates/profile.pt")
    fields = FIELDS

    @cached_property
    def account(self):
        """Whose profile it is."""
        return api.user.get_current()

    @cached_property
    def locked(self):
        """What the national identity vouches for."""
        return profile.verified(self.account.getId())

    def start(self):
        """What is known: the profile, at first what the registration said."""
        known = {
            name: self.account.getProperty(of, "") or "" for name, of in (("name", "fullname"), ("email", "email"))
        }
        return {"kind": profile.PERSON, **known, **profile.of(self.account.getId())}

    def read(self):
        said = values_of(FIELDS, self.request.form)
        if said["kind"] != profile.ORGANISATION:
            said |= {"kind": profile.PERSON, **dict.fromkeys(profile.OF_ORGANISATION, "")}
        if said["commune"] not in dict(communes_of(said["province"])):
            # Also the prompt of the list, which the script of communes gives a value.
            said["commune"] = ""
        known = profile.of(self.account.getId())
        return said | {name: known.get(name, "") for name in self.locked}

    def is_refresh(self):
        """Without JavaScript, the communes of the chosen province are shown."""
        return "communes" in self.request.form

    def examine(self):
        return profile.problems(self.values)

    def act(self):
        profile.save(self.account.getId(), self.values)
        self.account.setMemberProperties({"fullname": self.values["name"]})
        logger.info("profile changed")
        api.portal.show_message(_("Your profile has been saved. Forms are filled in with it."), self.request)
        return f"{self.portal_url}/@@profile"

    def options(self, field):
        """(value, title) of the choices of a list."""
        if field.name == "province":
            return province_codes()
        return communes_of(self.values.get("province", ""))

    def prompt(self, field):
        """The first entry of a list."""
        return PROVINCE_FIRST if field.name == "commune" and not self.values.get("province") else CHOOSE

    @property
    def province_first(self):
        """For the script: the prompt while there is no province."""
        return translate(PROVINCE_FIRST, context=self.request)

    @property
    def choose(self):
        """For the script: the prompt of a list."""
        return translate(CHOOSE, context=self.request)
