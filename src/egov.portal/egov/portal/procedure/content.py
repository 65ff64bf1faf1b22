"""The content type Procedure."""

from egov.portal.procedure import channels
from egov.portal.procedure.forms import blank_forms
from egov.portal.procedure.forms import easyforms
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.snapshot import snapshot
from egov.portal.rules import level
from egov.portal.rules.deadline import Duration
from egov.portal.rules.fee import Formula
from plone import api
from plone.dexterity.content import Container
from zope.interface import implementer


PUBLISHED = "published"
ABOLISHED = "abolished"


@implementer(IProcedure)
class Procedure(Container):
    """An administrative procedure, with its online forms (EasyForm) and blank forms (File) inside.

    `revision` counts its published wordings from 1; `abolished_on` (date) and `abolished_reason` are set when it ends;
    `level_history` (see `rules.level_history`) tells its levels over time.
    """

    revision = 1
    level_history = ()
    abolished_on = None
    abolished_reason = ""

    def state(self) -> str:
        """The id of its workflow state."""
        return api.portal.get_tool("portal_workflow").getInfoFor(self, "review_state", "")

    def facts(self) -> level.ServiceFacts:
        """What it really offers, as the level rule wants to know it."""
        return level.ServiceFacts(
            is_published=self.state() == PUBLISHED,
            has_blank_forms=bool(blank_forms(self)),
            has_online_form=bool(easyforms(self)),
            has_fee=self.has_fee(),
            pays_online=bool(self.online_payment),
            returns_online_or_post=bool({"online", "post"} & set(self.result_delivery or ())),
        )

    def level(self) -> int:
        """The service level, 1 to 4: computed, never typed in."""
        return level.level(self.facts())

    def fully_online(self) -> bool:
        """Is it an online service in full (ND 42/2022/ND-CP)?"""
        return level.fully_online(self.facts())

    def has_fee(self) -> bool:
        """Can anything be due? An amount that is not known counts as one: no level is promised too high."""
        known = [row.get("fee") for row in self.channels or ()]
        return not known or any((fee or "").strip() != "0" for fee in known)

    def forms(self) -> list:
        """The EasyForms by which it can be filed online now; none unless it is published."""
        return easyforms(self) if self.state() == PUBLISHED else []

    def duration(self, case: str, channel: str) -> Duration | None:
        """How long a dossier of this case and channel may take; None when that is not known."""
        found = (channels.duration_of(row) for row in channels.ruling(self.channels or (), case, channel))
        return next((duration for duration in found if duration is not None), None)

    def fee(self, case: str, channel: str) -> Formula | None:
        """What is due for a dossier of this case and channel; None when that is not known."""
        found = (channels.fee_of(row) for row in channels.ruling(self.channels or (), case, channel))
        return next((fee for fee in found if fee is not None), None)

    def evidences_of(self, case: str) -> list[dict]:
        """The papers of a case: its own and those of all cases, in the editor's order."""
        return [dict(row) for row in self.evidences or () if not row.get("case") or row["case"] == case]

    def blank_form(self, id: str):
        """The File of that id inside, or None."""
        return next((file for file in blank_forms(self) if file.getId() == id), None)

    def snapshot(self) -> dict:
        """Everything a dossier must remember of it, as plain JSON data."""
        return snapshot(self)
