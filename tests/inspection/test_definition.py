"""Definitions as XML: what comes from outside is taken whole or not at all; the diagrams in docs are of today."""

from egov.portal.inspection import definition
from egov.portal.inspection import diagrams
from egov.portal.inspection.workflow_facts import facts
from egov.portal.resources import directory
from egov.portal.testing import INTEGRATION
from pathlib import Path
import unittest


SHIPPED = Path(directory("workflows")) / "workflows" / "dossier_workflow" / "definition.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
READING = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


class TestReading(unittest.TestCase):
    def setUp(self):
        self.xml = SHIPPED.read_bytes()

    def refused(self, text):
        with self.assertRaises(definition.DefinitionRefused) as caught:
            definition.read(text)
        return " ".join(caught.exception.messages)

    def test_entities_are_refused(self):
        for prologue in (BOMB, READING):
            start = self.xml.index(b"<dc-workflow")
            self.assertIn("no safe XML", self.refused(prologue + self.xml[start:]))
        utf16 = (BOMB + self.xml[start:]).decode().encode("utf-16")
        self.assertIn("no safe XML", self.refused(utf16))

    def test_what_is_no_workflow_is_refused(self):
        for text in (b"", b"\xff\xfe\x00", b"<a/>", b"<dc-workflow/>", b"not xml", self.xml[:-200]):
            with self.subTest(text=text[-40:]):
                self.assertTrue(self.refused(text))

    def test_half_a_definition_is_refused(self):
        for old, new in (
            (b'trigger="USER"', b'trigger="NEVER"'),
            (b'transition_id="submit" title="Submit"', b'title="Submit"'),
            (b"python:here.resumes == 'submitted'", b"python:here.resumes =="),
        ):
            with self.subTest(new=new):
                self.assertIn("no workflow definition", self.refused(self.xml.replace(old, new, 1)))

    def test_scripts_are_refused(self):
        script = b'<script script_id="x" type="Script (Python)" module="" function="">return 1</script></dc-workflow>'
        self.assertIn("scripts", self.refused(self.xml.replace(b"</dc-workflow>", script)))
        self.assertIn("scripts", self.refused(self.xml.replace(b'after_script=""', b'after_script="x"', 1)))

    def test_addresses_outside_are_refused(self):
        outside = self.xml.replace(b"%(content_url)s/@@act?transition=accept", b"javascript:alert(1)")
        self.assertIn("address", self.refused(outside))

    def test_other_ids_and_variables_are_refused(self):
        self.assertIn("id", self.refused(self.xml.replace(b'workflow_id="dossier_workflow"', b'workflow_id="../x"')))
        self.assertIn("review_state", self.refused(self.xml.replace(b'"review_state"', b'"state"')))

    def test_a_large_file_is_refused(self):
        self.assertIn("larger", self.refused(self.xml + b" " * definition.LARGEST))


class TestExchange(unittest.TestCase):
    """The exporter is a page template, so there is a site."""

    layer = INTEGRATION

    def setUp(self):
        self.xml = SHIPPED.read_bytes()

    def test_the_shipped_one_is_read_and_written_without_loss(self):
        first = definition.read(self.xml)
        again = definition.read(definition.write(first))
        self.assertEqual(facts(first), facts(again))
        self.assertEqual("draft", facts(first).initial)

    def test_a_meaning_goes_through_xml(self):
        text = self.xml.replace(
            b'<state state_id="accepted" title="Accepted" i18n:attributes="title">',
            b'<state state_id="visited" title="Visited">'
            b'<assignment name="stands_for" type="string">processing</assignment></state>'
            b'<state state_id="accepted" title="Accepted">',
        )
        again = definition.read(definition.write(definition.read(text)))
        self.assertEqual("processing", facts(again).states["visited"].meaning)


class TestDiagrams(unittest.TestCase):
    def test_the_document_is_of_today(self):
        self.assertEqual(diagrams.document(), diagrams.TARGET.read_text(encoding="utf-8"), "make docs")

    def test_a_diagram_shows_every_way(self):
        workflow = facts(definition.read(SHIPPED.read_bytes()))
        drawn = diagrams.diagram(workflow)
        for id, state in workflow.states.items():
            self.assertIn(f"{id}: ", drawn)
            for move in workflow.moves(state):
                self.assertIn(f"{id} --> {move.to or id}: ", drawn)
        self.assertIn("returned --> [*]", drawn)
        self.assertNotIn("processing --> [*]", drawn)
