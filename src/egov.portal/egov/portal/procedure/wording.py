"""Time, cost and the like of a procedure in words. Results are messages to be translated where they are shown."""

from egov.portal import _
from egov.portal.numerals import number
from egov.portal.rules.deadline import Duration
from egov.portal.rules.deadline import Kind
from egov.portal.rules.deadline import Unit
from egov.portal.rules.duration import SAME_DAY_CUTOFF
from egov.portal.rules.fee import Factor
from egov.portal.rules.fee import Formula
from egov.portal.rules.fee import Product
from egov.portal.rules.fee import Sum
from zope.i18n import translate


COUNTED = {
    Unit.working_day: _("${amount} working days"),
    Unit.day: _("${amount} days"),
    Unit.working_hour: _("${amount} working hours"),
}

# What editors usually multiply by, and why less is due; another code is shown as it was written.
UNIT_NAMES = {
    "page": _("page"),
    "copy": _("copy"),
    "set": _("set"),
    "dossier": _("dossier"),
    "time": _("time"),
    "person": _("person"),
    "month": _("month"),
    "year": _("year"),
}
REASONS = {
    "on_time": _("registered on time"),
    "poor": _("poor household"),
    "disabled": _("people with disabilities"),
    "merit": _("people with merit to the country"),
    "child": _("children"),
    "elderly": _("elderly people"),
    "minority": _("ethnic minorities in especially difficult communes"),
    "online": _("filed online"),
}

LEVELS = {
    1: _("Information"),
    2: _("Information and blank forms"),
    3: _("Filed online"),
    4: _("Filed and paid online"),
}


def duration_text(duration: Duration):
    """The time limit as a citizen reads it."""
    if duration.kind is Kind.none:
        return _("No appointment")
    if duration.kind is Kind.same_day:
        cutoff = duration.cutoff or SAME_DAY_CUTOFF
        return _(
            "The same day; received after ${time}, the next working day", mapping={"time": cutoff.strftime("%H:%M")}
        )
    return _with(COUNTED[duration.unit], amount=number(duration.amount))


def fee_lines(fee: Formula, request) -> list[str]:
    """The amount due in words: one line a price, then the most, who pays less and who pays nothing."""

    def say(message):
        return translate(message, context=request)

    if _is_nothing(fee.base):
        return [say(_("Nothing"))]
    return [
        *_sum_lines(fee.base, (), say),
        *(_discount_line(one, say) for one in fee.discounts),
        *(say(_("Exempt: ${reason}", mapping={"reason": _reason(one, say)})) for one in fee.exemptions),
    ]


def _discount_line(discount, say) -> str:
    mapping = {"percent": number(discount.percent), "reason": _reason(discount.reason, say)}
    return say(_("Less ${percent}%: ${reason}", mapping=mapping))


def _is_nothing(total: Sum) -> bool:
    return all(part.head == 0 or (isinstance(part.head, Sum) and _is_nothing(part.head)) for part in total.parts)


def _sum_lines(total: Sum, factors: tuple[Factor, ...], say) -> list[str]:
    lines = [line for part in total.parts for line in _product_lines(part, factors, say)]
    if total.cap is not None:
        each = _per(factors, say)
        lines.append(say(_("At most ${amount} dong${each}", mapping={"amount": number(total.cap), "each": each})))
    return lines


def _product_lines(part: Product, outer: tuple[Factor, ...], say) -> list[str]:
    factors = (*part.factors, *outer)
    if isinstance(part.head, Sum):
        return _sum_lines(part.head, factors, say)
    message = _("${amount} dong${each}", mapping={"amount": number(part.head), "each": _per(factors, say)})
    return [say(message)]


def _per(factors: tuple[Factor, ...], say) -> str:
    return "".join(f"/{_unit(factor, say)}" for factor in factors)


def _unit(factor: Factor, say) -> str:
    name = say(UNIT_NAMES.get(factor.unit, factor.unit))
    if factor.first == 1 and factor.last is None:
        return name
    mapping = {"unit": name, "first": factor.first, "last": factor.last}
    if factor.last is None:
        return say(_("${unit} from the ${first}th", mapping=mapping))
    return say(_("${unit} ${first} to ${last}", mapping=mapping))


def _reason(code: str, say) -> str:
    return say(REASONS.get(code, code))


def _with(message, **mapping):
    """The message with these values in it."""
    return type(message)(str(message), domain=message.domain, default=message.default, mapping=mapping)
