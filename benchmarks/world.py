"""The site under measurement: one agency, one procedure with its form, and stock parts to compare with.

Runs inside Zope, in the process that measures creation; the server that is measured over HTTP opens the data later.
"""

from contextlib import contextmanager
from egov.portal.interfaces import IPortalLayer
from pathlib import Path
from plone import api
from Products.CMFPlone.factory import addPloneSite
import sys
from Testing.makerequest import makerequest
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
import Zope2


INSTANCE = Path(__file__).resolve().parents[1] / "instance"
AGENCY = "so-ngoai-vu"
PASSWORD = "Bench-0nly-here"
CASE = {"id": "first", "title": "First"}
CHANNEL = {"channel": "online", "case": "", "kind": "fixed", "amount": "5", "unit": "working_day", "fee": "0"}
STOCK_ACTIONS = """
<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
  <field name="saver" type="collective.easyform.actions.SaveData"><title>Save data</title></field>
</schema></model>
"""
FILES = [f"file_{number}" for number in range(1, 6)]
UPLOAD = '<field name="{0}" type="plone.namedfile.field.NamedBlobFile"><title>{0}</title></field>'
FILES_MODEL = f"""<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
  <field name="owner_name" type="zope.schema.TextLine"><title>Name</title></field>
  {"".join(map(UPLOAD.format, FILES))}
</schema></model>"""


@contextmanager
def opened(var):
    """The site in the data folder `var`, created when it is not there; the database is closed afterwards."""
    sys.path.insert(0, str(INSTANCE))
    from birth import create_site
    from birth import SITE
    from ground import configuration
    from ground import prepare_folder
    from portal import load_zope
    from portal import quiet_logging

    quiet_logging()
    prepare_folder(var)
    load_zope(configuration(var))
    create_site(False, var / "demo-accounts.json")
    app = makerequest(Zope2.app())
    site = app[SITE]
    # In front of the other layers, as in a request over HTTP: the pages have the frame of the portal then.
    directlyProvides(site.REQUEST, IPortalLayer, directlyProvidedBy(site.REQUEST))
    setRequest(site.REQUEST)
    setSite(site)
    try:
        yield site
    finally:
        transaction.abort()
        setSite(None)
        app._p_jar.close()
        Zope2.DB.close()


def build(site):
    """Make what is measured; gives the procedure."""
    with api.env.adopt_user("admin"):
        api.content.create(site["co-quan"], "Agency", AGENCY, title="Agency", unit_code="H27.10", kind="department")
        for name in ("citizen", "receptionist", "officer"):
            api.user.create(username=name, email=f"{name}@example.org", password=PASSWORD)
        api.group.add_user(groupname=f"{AGENCY}.reception", username="receptionist")
        api.group.add_user(groupname=f"{AGENCY}.processing", username="officer")
        procedure = api.content.create(
            site["thu-tuc"], "Procedure", "bench", title="Bench", code="1.000123", agency=AGENCY, channels=[CHANNEL]
        )
        api.content.create(procedure, "EasyForm", "form", title="Form")
        api.content.create(procedure, "EasyForm", "form-files", title="Form with files", fields_model=FILES_MODEL)
        api.content.transition(procedure, "publish")
        stock(site)
    # One address asks all the questions here: its rate is not what is measured.
    api.portal.set_registry_record("egov.portal.tracking_rate", "1000000/minute")
    transaction.commit()
    plone(site.aq_parent)
    setSite(site)
    return procedure


def plone(app):
    """A second site, Plone as it is installed, with one public page."""
    with api.env.adopt_user("admin"):
        site = addPloneSite(app, "plone", title="Plone", distribution_name="classic", setup_content=True)
        setSite(site)
        page = api.content.create(site, "Document", "page", title="A page")
        api.content.transition(page, "publish")
        transaction.commit()


def stock(site):
    """Stock parts beside ours: a page, a folder to add to, a form that saves its data."""
    page = api.content.create(site, "Document", "stock-page", title="Stock page")
    api.content.transition(page, "publish")
    api.content.create(site, "Folder", "stock-folder", title="Stock folder")
    api.content.create(
        site, "EasyForm", "stock-form", title="Stock form", actions_model=STOCK_ACTIONS, CSRFProtection=False
    )
