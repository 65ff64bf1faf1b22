"""The demo's online forms: what every new form asks already, with the questions of its procedure put in."""

from egov.portal.site.demo import data
from lxml import etree
from plone import api


FIELDSET = "{http://namespaces.plone.org/supermodel/schema}fieldset"
PAPERS = "papers_section"


def add_form(procedure, described):
    """Add an online form to a procedure and customise it as an editor would."""
    form = api.content.create(procedure, "EasyForm", described["id"], title=described["title"])
    form.fields_model = _with_questions(form.fields_model, data.text(f"forms/{described['questions']}"))
    form.reindexObject()


def _with_questions(model, questions):
    """The model with the fieldsets of the other one before its papers, which come last."""
    tree, own = etree.fromstring(model), etree.fromstring(questions)
    papers = next(each for each in tree.iter(FIELDSET) if each.get("name") == PAPERS)
    for fieldset in own.iter(FIELDSET):
        papers.addprevious(fieldset)
    return etree.tostring(tree, encoding=str)
