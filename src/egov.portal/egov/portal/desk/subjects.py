"""What an act is about, to be read before it is done: drafts to be signed or sent back, what was signed, questions."""

from dataclasses import dataclass
from egov.portal.dossier import outgoing
from egov.portal.dossier import rights
from egov.portal.organisation.directory import agency_title
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Subject:
    """A paper or a question: its text, and address and name of its file, "" where it has none."""

    title: Message | str
    text: str
    url: str = ""
    filename: str = ""


def subjects(dossier, transition):
    """What there is to read before this transition."""
    if transition in SUBJECTS:
        return SUBJECTS[transition](dossier)
    signed = outgoing.approved(dossier, outgoing.KIND_OF_ACT.get(transition, ""))
    return [_paper(dossier, signed)] if signed else []


def _papers(dossier):
    return [_paper(dossier, paper) for paper in outgoing.waiting(dossier)]


def _paper(dossier, paper):
    title = outgoing.KINDS[paper.kind]
    if paper.file is None:
        return Subject(title, paper.text)
    url = f"{dossier.absolute_url()}/@@outgoing-file/{paper.number}"
    return Subject(title, paper.text, url, paper.file.filename)


def _questions(dossier):
    asked = [opinion for opinion in rights.open_opinions(dossier) if rights.serves(opinion.agency)]
    return [Subject(agency_title(opinion.agency), opinion.question) for opinion in asked]


SUBJECTS = {"sign_paper": _papers, "send_back_paper": _papers, "give_opinion": _questions}
