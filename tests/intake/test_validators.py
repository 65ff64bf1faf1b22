"""The words for what is wrong."""

from egov.portal.intake import messages
import unittest
from zope import schema
from zope.interface import Invalid


class MessagesTest(unittest.TestCase):
    def told(self, field, value):
        try:
            field.validate(value)
        except Invalid as error:
            return messages.told(field, error)
        return self.fail("nothing was wrong")

    def test_what_to_do(self):
        line = schema.TextLine(title="Name", min_length=2, max_length=3)
        number = schema.Int(title="Age", min=1, max=9)
        choice = schema.Choice(title="Case", values=("a", "b"))
        for field, value, text in (
            (line, None, "Please fill in: ${title}"),
            (choice, None, "Please choose: ${title}"),
            (line, "x", "“${title}” needs at least ${min_length} characters."),
            (line, "xxxx", "“${title}” may have at most ${max_length} characters."),
            (number, 0, "“${title}” must be at least ${min}."),
            (number, 10, "“${title}” may be at most ${max}."),
            (choice, "c", "“${title}” is not one of the possible answers."),
            (line, 5, messages.UNFIT),
        ):
            found = self.told(field, value)
            self.assertEqual((text, field.title), (found, found.mapping["title"]))

    def test_other_errors(self):
        line = schema.TextLine(title="Name")
        self.assertEqual("Not so", messages.told(line, Invalid("Not so")))
        self.assertEqual(messages.UNFIT, messages.told(line, ValueError("x")))
