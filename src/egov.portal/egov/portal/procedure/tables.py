"""The widgets of a procedure's tables: rows side by side, or as blocks where a row has many columns."""

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IField


PATTERN_ROWS = ("TT", "AA")


class QuietPatternRows:
    """The rows that the browser copies are no input: without this each is marked as wrong for being empty."""

    allow_reorder = True
    auto_append = False

    def getWidget(self, idx):
        row = super().getWidget(idx)
        if idx in PATTERN_ROWS:
            row.error = None
            for cell in row.widgets.values():
                cell.error = None
        return row


class TableWidget(QuietPatternRows, DataGridFieldWidget):
    """A table with few columns."""


class BlocksWidget(QuietPatternRows, BlockDataGridFieldWidget):
    """A table with many columns."""


@adapter(IField, IFormLayer)
@implementer(IFieldWidget)
def table_widget(field, request):
    return FieldWidget(field, TableWidget(request))


@adapter(IField, IFormLayer)
@implementer(IFieldWidget)
def blocks_widget(field, request):
    return FieldWidget(field, BlocksWidget(request))
