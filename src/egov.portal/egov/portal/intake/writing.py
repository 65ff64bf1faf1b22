"""Questions written down as the XML of an EasyForm model (plone.supermodel with EasyForm's attributes)."""

from lxml import etree
from zope.i18n import translate


SCHEMA = "http://namespaces.plone.org/supermodel/schema"
EASYFORM = "http://namespaces.plone.org/supermodel/easyform"
FORM = "http://namespaces.plone.org/supermodel/form"


def fields_model(sections, language):
    """The model of the sections' questions, its texts in `language`."""
    return _Writer(language).model(sections)


def actions_model(action_type, name, title, language):
    """The model with a single action."""
    writer = _Writer(language)
    model, schema = writer.start()
    field = writer.child(schema, "field", name=name, type=action_type)
    writer.child(field, "title", title)
    return writer.text(model)


class _Writer:
    def __init__(self, language):
        self.language = language

    def model(self, sections):
        model, schema = self.start()
        for section in sections:
            fieldset = self.child(schema, "fieldset", name=section.name, label=section.title)
            if section.description:
                fieldset.set("description", self.translated(section.description))
            for question in section.questions:
                self.question(fieldset, question)
        return self.text(model)

    def start(self):
        model = etree.Element(f"{{{SCHEMA}}}model", nsmap={None: SCHEMA, "easyform": EASYFORM, "form": FORM})
        return model, etree.SubElement(model, f"{{{SCHEMA}}}schema")

    def text(self, model):
        return etree.tostring(model, pretty_print=True, encoding=str)

    def translated(self, text):
        return translate(text, target_language=self.language)

    def child(self, parent, tag, text=None, **attributes):
        element = etree.SubElement(parent, f"{{{SCHEMA}}}{tag}")
        for name, value in attributes.items():
            element.set(name, self.translated(value))
        if text is not None:
            element.text = self.translated(text)
        return element

    def question(self, parent, question):
        field = self.child(parent, "field", name=question.name, type=question.type)
        for attribute, value in (
            ("depends_on", question.when),
            ("TDefault", question.default_expression),
            ("validators", "|".join(question.validators)),
        ):
            if value:
                field.set(f"{{{EASYFORM}}}{attribute}", value)
        self.child(field, "title", question.title)
        for tag, value in (("description", question.description), ("default", question.default)):
            if value:
                self.child(field, tag, value)
        if not question.required:
            self.child(field, "required", "False")
        if question.max_length:
            self.child(field, "max_length", str(question.max_length))
        self.choices(field, question)
        if question.widget:
            etree.SubElement(field, f"{{{FORM}}}widget", type=question.widget)

    def choices(self, field, question):
        if question.vocabulary:
            self.child(field, "vocabulary", question.vocabulary)
        if question.values:
            values = self.child(field, "values")
            for key, title in question.values:
                self.child(values, "element", title, key=key)
