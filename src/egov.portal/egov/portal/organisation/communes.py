"""The choice of a commune: those of the chosen province only (there are 3,321 in all)."""

from egov.portal import _
from egov.portal.organisation.addresses import communes_of
import json
from plone.app.z3cform.widgets.select import SelectWidget
from Products.Five.browser import BrowserView
from z3c.form.interfaces import IFieldWidget
from z3c.form.term import Terms
from z3c.form.widget import FieldWidget
from zope.i18n import translate
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PROVINCE_FIRST = _("Choose the province first")
CHOOSE = _("Choose")


class CommuneWidget(SelectWidget):
    """The communes of the province that the same party has chosen; none before that.

    With JavaScript the browser fetches them when the province changes; without, the form has a button for it.
    """

    prompt = True

    @property
    def province_name(self):
        """The name of the form control with the province: `…owner_commune` follows `…owner_province`."""
        return self.name.removesuffix("commune") + "province"

    def update(self):
        """Also tells the browser where the communes come from."""
        super().update()
        first, then = (translate(text, context=self.request) for text in (PROVINCE_FIRST, CHOOSE))
        self.promptMessage = then if len(self.terms) else first
        self.attributes.update({"data-province": self.province_name, "data-province-first": first, "data-choose": then})

    def updateTerms(self):
        """Terms of the chosen province."""
        self.terms = Terms()
        self.terms.terms = SimpleVocabulary(
            [SimpleTerm(code, code, name) for code, name in communes_of(self.province())]
        )
        return self.terms

    def province(self):
        """The chosen province's code, "" before a choice."""
        said = self.request.form.get(self.province_name, "")
        return (said[0] if said else "") if isinstance(said, list) else said


@implementer(IFieldWidget)
def CommuneFieldWidget(field, request):
    """The factory that a form's model names."""
    return FieldWidget(field, CommuneWidget(request))


class CommunesView(BrowserView):
    """`@@communes?province=42`: [{"value", "title"}] as JSON. They change once in years: caches may keep them a day."""

    def __call__(self):
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "public, max-age=86400")
        found = communes_of(str(self.request.form.get("province", "")))
        return json.dumps([{"value": code, "title": name} for code, name in found], ensure_ascii=False)
