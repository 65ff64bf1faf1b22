"""How long it really takes, where people read it: on the procedure's page and beside the due date."""

from egov.portal.dossier import durations
from egov.portal.rules import expectation
from tests.tracking.support import PageTest
import transaction


class TestExpected(PageTest):
    def finish(self, number):
        """Note that many dossiers of two working days each."""
        sample = durations._kept().setdefault(self.procedure.UID(), durations.Sample())
        for count in range(number):
            sample.put(f"H27.10-261102-{count + 1:04}", 16 * 60)
        transaction.commit()

    def pages(self):
        yield self.text("citizen", self.dossier.absolute_url())
        yield self.text(None, self.procedure.absolute_url())

    def test_nothing_of_fewer_than_twenty_dossiers(self):
        self.finish(expectation.LEAST - 1)
        for page in self.pages():
            self.assertNotIn("nine in ten", page)

    def test_from_twenty_dossiers_on(self):
        self.finish(expectation.LEAST)
        for page in self.pages():
            self.assertIn("Of the last 20 dossiers", page)
            self.assertIn("nine in ten at most <strong>2</strong>", page)

    def test_not_once_the_dossier_is_finished(self):
        self.finish(expectation.LEAST)
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertNotIn("nine in ten", next(self.pages()))
