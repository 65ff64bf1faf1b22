"""Open data: what is in it and what is not, the four files, their addresses, and that they are made once."""

import csv
from egov.portal.exchange import open_data
from egov.portal.procedure.schema import IProcedure
import io
import json
from plone import api
from plone.testing.zope import Browser
from rdflib import Graph
from rdflib import Namespace
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS
from rdflib.namespace import RDF
from rdflib.namespace import SKOS
from tests.exchange.support import ExchangeTest
from tests.procedure import support
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


CPSV, CV = Namespace("http://purl.org/vocab/cpsv#"), Namespace("http://data.europa.eu/m8g/")


class OpenDataTest(ExchangeTest):
    def setUp(self):
        super().setUp()
        self.procedure = support.full_procedure(self.portal)
        self.procedure.source_note = "only for editors"
        support.procedure(self.portal, "draft", state="draft", title="Bản nháp kín", code="1.000009")
        transaction.commit()

    def text(self, ending):
        return open_data.file(ending).data.decode()

    def test_the_json_has_what_is_published_and_nothing_internal(self):
        (item,) = json.loads(self.text("json"))["procedures"]
        self.assertEqual(("1.001193", 3, True), (item["code"], item["level"], item["online"]))
        names = ("sector_title", "agency_title", "agency_unit_code")
        self.assertEqual(["Hộ tịch", "UBND xã Hoằng Lưu", "H56.30.1"], [item[name] for name in names])
        self.assertEqual("<p>Không </p>", item["requirements"])
        self.assertEqual([], [name for name in item if name in open_data.INTERNAL])
        self.assertTrue({"channels", "evidences", "steps", "legal_resources"} <= set(item) & set(IProcedure))

    def test_drafts_and_abolished_ones_are_in_no_file(self):
        api.content.transition(self.procedure, "abolish", comment="x")
        for ending in open_data.MAKERS:
            with self.subTest(ending):
                for words in ("Bản nháp kín", "1.000009", "1.001193", "only for editors"):
                    self.assertNotIn(words, self.text(ending))

    def test_the_csv_is_safe_in_a_spreadsheet(self):
        self.procedure.title = '=HYPERLINK("http://evil")'
        self.procedure.reindexObject()
        data = self.text("csv")
        self.assertTrue(data.startswith("\ufeff"))
        heads, line = csv.reader(io.StringIO(data.removeprefix("\ufeff")))
        self.assertEqual(list(open_data.FLAT), heads)
        self.assertEqual('\'=HYPERLINK("http://evil")', line[heads.index("title")])

    def test_json_ld_and_turtle_say_the_same(self):
        self.procedure.title = 'Tên "lạ" \\ có \n dòng <b>'
        self.procedure.reindexObject()
        told = Graph().parse(data=self.text("jsonld"), format="json-ld")
        self.assertGreater(len(told), 30)
        self.assertTrue(isomorphic(told, Graph().parse(data=self.text("ttl"), format="turtle")))

    def test_what_cpsv_ap_obliges_to_is_there(self):
        support.procedure(self.portal, "bare", "published", title="Không mô tả", code="", agency="ubnd")
        graph = Graph().parse(data=self.text("ttl"), format="turtle")
        self.assertEqual(2, len(set(graph.subjects(RDF.type, CPSV.PublicService))))
        obligatory = {
            CPSV.PublicService: (DCTERMS.identifier, DCTERMS.title, DCTERMS.description, CV.hasCompetentAuthority),
            CV.PublicOrganisation: (DCTERMS.identifier, SKOS.prefLabel, DCTERMS.spatial),
            CV.Evidence: (DCTERMS.identifier, DCTERMS.title),
            CV.Output: (DCTERMS.identifier, DCTERMS.title),
            CV.Channel: (DCTERMS.identifier,),
            CV.Cost: (DCTERMS.identifier,),
        }
        for kind, properties in obligatory.items():
            subjects = set(graph.subjects(RDF.type, kind))
            self.assertTrue(subjects, kind)
            lacking = [(one, name) for one in subjects for name in properties if not list(graph.objects(one, name))]
            self.assertEqual([], lacking)
        authorities = set(graph.objects(None, CV.hasCompetentAuthority))
        self.assertLessEqual(authorities, set(graph.subjects(RDF.type, CV.PublicOrganisation)))
        identifiers = [str(graph.value(one, DCTERMS.identifier)) for one in graph.subjects(RDF.type, CV.Evidence)]
        self.assertEqual(len(identifiers), len(set(identifiers)))

    def test_a_file_is_made_once_for_each_state_of_the_catalogue(self):
        first = open_data.file("json")
        self.assertIs(first, open_data.file("json"))
        self.procedure.title = "Tên khác"
        notify(ObjectModifiedEvent(self.procedure))
        transaction.commit()
        second = open_data.file("json")
        self.assertNotEqual(first.tag, second.tag)
        self.assertIn("Tên khác", second.data.decode())

    def test_what_a_transaction_has_changed_itself_is_not_kept(self):
        self.procedure.title = "Chưa ghi"
        self.procedure.reindexObject()
        self.assertIn("Chưa ghi", self.text("json"))
        transaction.abort()
        self.assertNotIn("Chưa ghi", self.text("json"))

    def test_the_addresses_and_the_page(self):
        url = self.root.absolute_url()
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        for ending, kind in open_data.KINDS.items():
            with self.subTest(ending):
                browser.open(f"{url}/open-data.{ending}")
                self.assertEqual(kind, browser.headers["Content-Type"])
                self.assertEqual("public, max-age=300", browser.headers["Cache-Control"])
                self.assertIn("1.001193", str(browser.contents))
        again = Browser(self.layer["app"])
        again.raiseHttpErrors = False
        again.addHeader("If-None-Match", browser.headers["ETag"])
        again.open(f"{url}/open-data.ttl")
        self.assertTrue(again.headers["Status"].startswith("304"))
        browser.open(f"{url}/@@open-data")
        for ending in open_data.KINDS:
            self.assertIn(f"{url}/open-data.{ending}", browser.contents)
