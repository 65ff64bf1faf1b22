"""Writing a letter, within the transaction of what it tells of: a letter exists if and only if the act does."""

from egov.portal.dossier import clock
from egov.portal.notification import alarm
from egov.portal.notification.box import box
from egov.portal.notification.channels import planned
from egov.portal.notification.letter import Delivery
from egov.portal.notification.letter import Letter
import transaction


def write(dossier, event, account=None, **facts):
    """Tell the applicant (or the account given) what happened to the dossier.

    `facts`: instants and numbers for the variables of the text. Sending begins after the commit, if it comes to it, and
    whatever fails there leaves the act alone.
    """
    known = {"due": dossier.due, **facts}
    return _post(
        Letter(
            clock.now(),
            event=event,
            account=dossier.account if account is None else account,
            path=path_of(dossier),
            reference=dossier.reference,
            title=dossier.title,
            agency=dossier.agency,
            facts={name: value for name, value in known.items() if value is not None},
            deliveries=_deliveries(event),
        )
    )


def report(account, event, title="", **facts):
    """Tell an account something that concerns no dossier; `title`: of the procedure, where it concerns one."""
    return _post(
        Letter(clock.now(), event=event, account=account, title=title, facts=facts, deliveries=_deliveries(event))
    )


def path_of(dossier):
    """Where the dossier lies below the root of the stores, such as so-ngoai-vu/2026/11/5f0c…"""
    return "/".join(dossier.getPhysicalPath()[-4:])


def _deliveries(event):
    now = clock.now()
    return tuple(Delivery(channel, now) for channel in planned(event))


def _post(letter):
    key = box().add(letter)
    if letter.deliveries:
        transaction.get().addAfterCommitHook(alarm.ring_after)
    return key
