"""The pages of figures: who sees which, what they say, and that they say it in the reader's words."""

from egov.portal.dossier.rating import rate
from egov.portal.statistics.answers import today
from egov.portal.statistics.public import FEW
from egov.portal.statistics.today import count_today
from html import unescape
from io import BytesIO
from plone import api
from python_calamine import CalamineWorkbook
import re
from tests.dossier.support import acting
from tests.dossier.support import OTHER_AGENCY
from tests.statistics.support import DAY
from tests.statistics.support import FiguresTest
from tests.theme.untranslated import recorded
import transaction


ON_FRIDAY = "?from=2026-11-01&to=2026-11-20"
OURS, THEIRS = "Sở Ngoại vụ", "Sở Tư pháp"


def cells(contents, title):
    """The cells of the row with that name in the table of the report."""
    table = contents[contents.index('id="figures-table"') :]
    row = next(row for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL) if f">{title}</th>" in row)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]


class TestFigures(FiguresTest):
    def figures(self, who, query=ON_FRIDAY):
        return self.site(who, f"@@figures{query}")

    def options(self, contents):
        """The agencies that can be chosen."""
        field = contents[contents.index('id="figures-agency"') :]
        return re.findall(r">([^<]+)</option>", field[: field.index("</select>")])[1:]

    def test_who_sees_which_agencies(self):
        for who, expected in (("leader", [OURS]), ("chief", [THEIRS]), ("supervisor", [OURS, THEIRS])):
            contents = self.figures(who)
            self.assertEqual(self.options(contents), expected, who)
            for name in (OURS, THEIRS):
                self.assertEqual(f'<th scope="row">{name}</th>' in contents, name in expected, (who, name))

    def test_nobody_else_sees_any(self):
        for who in (None, "citizen", "receptionist", "officer", "stranger"):
            for path in (f"@@figures{ON_FRIDAY}", "@@figures-export?format=xlsx"):
                contents = self.site(who, path)
                self.assertNotIn("figures-table", contents, who)
                self.assertNotIn(THEIRS, contents, who)
        self.assertNotIn("figures-table", self.figures("leader", f"{ON_FRIDAY}&agency={OTHER_AGENCY}"))

    def test_the_navigation_leads_leaders_to_it(self):
        for who, shown in (("leader", True), ("supervisor", True), ("officer", False), ("citizen", False)):
            self.assertEqual("/@@figures" in self.site(who, ""), shown, who)

    def test_the_table(self):
        # received 6 (none carried over, all online); resolved 1, early; in hand 4; paused 1; shares
        expected = ["6", "0", "6", "0", "0", "1", "1", "0", "0", "4", "4", "0", "1", "0", "0", "100", "100", "–"]
        self.assertEqual(cells(self.figures("leader"), OURS), expected)
        self.assertEqual(cells(self.figures("supervisor"), THEIRS)[0], "1")

    def test_a_later_period(self):
        row = cells(self.figures("leader", "?from=2026-11-24&to=2026-11-24"), OURS)
        self.assertEqual(row[:5], ["5", "5", "0", "0", "0"])
        self.assertEqual(row[9:14], ["4", "0", "4", "1", "0"])

    def test_by_what(self):
        contents = self.figures("supervisor", f"{ON_FRIDAY}&by=procedure")
        self.assertIn("Cấp phiếu lý lịch tư pháp", contents)
        contents = self.figures("supervisor", f"{ON_FRIDAY}&by=month")
        self.assertIn('<th scope="row">November 2026</th>', contents)
        self.assertIn('<th scope="row">Without</th>', self.figures("supervisor", f"{ON_FRIDAY}&by=sector"))
        contents = self.figures("supervisor", f"{ON_FRIDAY}&by=procedure&procedure=1.000123")
        self.assertNotIn("Cấp phiếu lý lịch tư pháp", contents)

    def test_ways_to_the_dossiers(self):
        today = "?from=2026-11-01&to=2099-01-01&span=year"
        self.assertIn("@@queue?state=in_hand&agency=so-ngoai-vu&due=dates&due_until=", self.figures("leader", today))
        self.assertNotIn("@@queue?", self.figures("supervisor", today))
        self.assertNotIn("@@queue?", self.figures("leader"))

    def test_who_opens_what_is_behind_a_number(self):
        query = f"@@figures-dossiers{ON_FRIDAY}&column=early&key=so-ngoai-vu"
        self.assertIn(self.others[0].reference, self.site("leader", query))
        for who in (None, "citizen", "officer", "chief", "supervisor"):
            self.assertNotIn(self.others[0].reference, self.site(who, query), who)
        self.assertIn("figures-dossiers?column=early", self.figures("leader"))
        self.assertNotIn("figures-dossiers", self.figures("supervisor"))
        for odd in ("column=x", "column=on_time_share", "column=early&by=month", "column:list=early"):
            answer = self.page("leader", f"{self.portal.absolute_url()}/@@figures-dossiers?{odd}")
            self.assertTrue(answer.headers["Status"].startswith("404"), odd)

    def test_what_is_not_understood(self):
        for query in ("?from=x", "?from=2026-02-01&to=2026-01-01", "?span=never", "?by=a&by=b", "?from=0001-01-01"):
            contents = self.figures("leader", query)
            self.assertIn('role="alert"', contents, query)
            self.assertIn("figures-sum", contents, query)

    def test_names_are_text(self):
        evil = '<script>alert("1")</script>'
        self.portal["co-quan"]["so-ngoai-vu"].title = evil
        self.portal["co-quan"]["so-ngoai-vu"].reindexObject()
        transaction.commit()
        for who, path in (("leader", f"@@figures{ON_FRIDAY}"), (None, "@@statistics?year=2026")):
            contents = self.page(who, f"{self.portal.absolute_url()}/{path}").contents
            self.assertIn("&lt;script&gt;alert", contents)
            self.assertNotIn("<script>alert", contents)

    def test_charts_say_what_they_are(self):
        contents = self.page("leader", f"{self.portal.absolute_url()}/@@figures{ON_FRIDAY}").contents
        for chart in re.findall(r'<svg role="img".*?</svg>\s*<ul', contents, re.DOTALL):
            labels = re.search(r'aria-labelledby="(\S+) (\S+)"', chart)
            for label in labels.groups():
                self.assertIn(f'id="{label}"', chart)
        # The procedures were not public then: there are no levels.
        self.assertEqual(contents.count('<svg role="img"'), 2)

    def test_levels_are_those_of_the_last_day(self):
        """At level 3 since this morning, at level 2 for a year before."""
        self.procedure.level_history = (("2025-01-01", 2), (today().isoformat(), 3))
        self.procedure.reindexObject(idxs=["procedure_code"])
        transaction.commit()
        for query, expected in (
            ("?from=2025-06-01&to=2025-06-30", ["0", "1", "0", "0", "1"]),
            (ON_FRIDAY, ["0", "1", "0", "0", "1"]),
            ("", ["0", "0", "1", "0", "1"]),
        ):
            self.assertEqual(expected, self.row(self.figures("leader", query), "figures-levels", OURS), query)
        self.assertNotIn("figures-levels", self.figures("leader", "?from=2024-06-01&to=2024-06-30"))
        public = self.site(None, "@@statistics?year=2025")
        self.assertEqual(["0", "1", "0", "0", "1"], self.row(public, "statistics-levels", OURS))
        self.assertNotIn("statistics-levels", self.site(None, "@@statistics?year=2024"))

    def row(self, contents, section, title):
        part = contents[contents.index(f'id="{section}"') :]
        found = next(row for row in re.findall(r"<tr>.*?</tr>", part, re.DOTALL) if f">{title}</th>" in row)
        return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found, re.DOTALL)]

    def test_the_period_before_stands_beside_it(self):
        contents = self.figures("leader", ON_FRIDAY)
        self.assertIn("from 12 October 2026 to 31 October 2026", re.sub(r"\s+", " ", contents))
        self.assertEqual(["6", "0", "+6"], self.row(contents, "figures-before", "Taken in"))
        later = self.figures("leader", "?from=2026-11-17&to=2026-11-17")
        self.assertEqual(["0", "6", "−6"], self.row(later, "figures-before", "Taken in"))
        self.assertEqual(["4", "4", "0"], self.row(later, "figures-before", "In hand at the end"))
        self.assertEqual(["–", "100", "–"], self.row(later, "figures-before", "On time, %"))

    def test_in_vietnamese(self):
        api.portal.set_registry_record("plone.default_language", "vi")
        api.portal.set_registry_record("plone.available_languages", ["vi", "en"])
        transaction.commit()
        with recorded() as missing:
            for who, path in (
                ("supervisor", "@@figures?span=year&by=month"),
                ("supervisor", "@@figures?from=x"),
                (None, "@@statistics"),
                (None, "@@figures-today"),
            ):
                browser = self.browser(who)
                browser.addHeader("Accept-Language", "vi")
                browser.open(f"{self.portal.absolute_url()}/{path}")
        self.assertEqual(missing, set())


class TestExport(FiguresTest):
    def opened(self, who, query):
        return self.page(who, f"{self.portal.absolute_url()}/@@figures-export{ON_FRIDAY}{query}")

    def test_the_spreadsheet_has_all_rows_and_the_total(self):
        content = self.opened("supervisor", "&format=xlsx&by=procedure").contents
        rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        self.assertEqual(
            [row[0] for row in rows[1:]],
            ["Cho phép tổ chức hội nghị, hội thảo quốc tế", "Cấp phiếu lý lịch tư pháp", "Total"],
        )
        self.assertEqual(rows[0][:3], ["Procedure", "Taken in: Total", "Taken in: Carried over"])
        self.assertEqual([row[1] for row in rows[1:]], [6, 1, 7])
        self.assertEqual(rows[1][16:], [100, 100, ""])

    def test_the_pdf_is_tagged(self):
        browser = self.opened("leader", "&format=pdf")
        self.assertTrue(browser.contents.startswith(b"%PDF-"))
        self.assertIn(b"/StructTreeRoot", browser.contents)
        self.assertIn("figures-20261101-20261120.pdf", browser.headers["Content-Disposition"])

    def test_each_other_table_is_a_file_too(self):
        rows = {}
        for table in ("before", "expected", "trend", "levels"):
            content = self.opened("supervisor", f"&format=xlsx&table={table}").contents
            rows[table] = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
            browser = self.opened("supervisor", f"&format=pdf&table={table}")
            self.assertTrue(browser.contents.startswith(b"%PDF-"), table)
            self.assertIn(f"figures-{table}-20261101-20261120.pdf", browser.headers["Content-Disposition"])
        self.assertEqual(["Taken in", 7, 0, 7], rows["before"][1])
        self.assertEqual(["November 2026", 7, 1, 100, 100], rows["trend"][-1])
        self.assertEqual(["Total", 0, 0, 0, 0, 0], rows["levels"][-1])
        self.assertIn("table=trend", self.site("leader", f"@@figures{ON_FRIDAY}"))

    def test_what_there_is_not(self):
        self.assertTrue(self.opened("leader", "&format=xlsx&table=x").headers["Status"].startswith("404"))
        self.assertTrue(self.opened("leader", "&format=doc").headers["Status"].startswith("404"))
        self.assertTrue(self.opened("leader", "&format=xlsx&span=x").headers["Status"].startswith("400"))


class TestPublic(FiguresTest):
    def test_agencies_with_few_are_left_out(self):
        contents = self.site(None, "@@statistics?year=2026")
        table = contents[contents.index('id="statistics-agencies"') : contents.index('id="statistics-levels"')]
        self.assertIn(OURS, table)
        self.assertNotIn(THEIRS, table)
        row = re.search(r"<tr>\s*<th[^>]*>Sở Ngoại vụ</th>.*?</tr>", table, re.DOTALL).group(0)
        told = [re.sub(r"</?td[^>]*>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
        self.assertEqual(told, ["6", f"< {FEW}", f"< {FEW}", f"< {FEW}", "–", "100", "–"])

    def test_another_year_and_none(self):
        self.assertIn("There are no figures of this year yet.", self.site(None, "@@statistics?year=2025"))
        for wrong in ("1066", "x", "2026&year=2025"):
            self.assertIn("statistics-agencies", self.site(None, f"@@statistics?year={wrong}"))

    def test_levels(self):
        contents = self.site(None, "@@statistics")
        levels = contents[contents.index('id="statistics-levels"') :]
        self.assertIn(THEIRS, levels)
        self.assertIn('<svg role="img"', levels)


class TestToday(FiguresTest):
    def test_the_piece_and_its_figures(self):
        with acting("citizen", f"{DAY} 18:00"):
            found = count_today()
        self.assertEqual((found.received, found.resolved, found.in_hand), (7, 1, 5))
        self.assertEqual((found.received_this_year, found.resolved_this_year), (7, 1))
        self.assertIsNone(found.on_time_share)
        contents = self.site(None, "@@figures-today")
        for told in (
            "<strong>7</strong> <span>dossiers received this year",
            "<strong>1</strong> <span>resolved this year",
        ):
            self.assertIn(told, contents)

    def test_ratings_are_counted(self):
        dossier = self.others[0]
        self.move(dossier, "receptionist", "return_result", "16:00", received_by="x")
        with acting("citizen", f"{DAY} 17:00"):
            rate(dossier, {"conduct": "satisfied", "time": "dissatisfied", "guidance": "very_satisfied"})
        transaction.commit()
        self.assertEqual(cells(self.site("leader", f"@@figures{ON_FRIDAY}"), OURS)[-1], "66.67")
        self.assertIn("satisfied, in 1 ratings", unescape(self.site("leader", f"@@figures{ON_FRIDAY}")))
