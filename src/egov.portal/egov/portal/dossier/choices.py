"""What there is to choose from where an act asks for one of several: (value, words), by the name of the ask."""

from egov.portal.dossier import outgoing
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.officers import people_of
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.directory import agency_title


def choices(dossier, name):
    """The choices for the ask of that name."""
    return CHOICES[name](dossier)


def _steps(dossier):
    return [(str(number), f"{number + 1}. {row['name']}") for number, row in enumerate(steps.table(dossier))]


def _agencies(dossier):
    return [(entry.id, entry.title) for entry in agencies()]


def _people(dossier):
    """Of the agencies that the steps name, the one that has it, and the one that received it."""
    named = [row.get("agency") for row in steps.table(dossier)]
    places = dict.fromkeys(filter(None, [steps.agency_of(dossier), dossier.agency, *named]))
    found = {}
    for agency in places:
        people = people_of(agency) if steps.table(dossier) else officers_of(agency)
        found |= {account: f"{name} – {agency_title(agency)}" for account, name in people if account not in found}
    return list(found.items())


def _opinions(dossier):
    return [
        (str(opinion.number), f"{agency_title(opinion.agency)}: {opinion.question[:80]}")
        for opinion in rights.open_opinions(dossier)
        if rights.serves(opinion.agency)
    ]


def _waiting_papers(dossier):
    return [(str(paper.number), outgoing.KINDS[paper.kind]) for paper in outgoing.waiting(dossier)]


CHOICES = {
    "step": _steps,
    "agency": _agencies,
    "officer": _people,
    "opinion": _opinions,
    "kind": lambda dossier: [(kind, outgoing.KINDS[kind]) for kind in outgoing.signed_kinds(dossier)],
    "paper": _waiting_papers,
}
