"""The demo's people: staff in the groups of their agencies, applicants with accounts. All of them are invented.

Nobody knows a password until `accounts` sets new ones.
"""

from egov.portal.site.demo import data
from plone import api
import secrets


TOLD = ("citizen", "citizen2", "receptionist", "officer", "leader", "editor", "supervisor")
"""The accounts whose log-ins are told, by role; their log-ins are the names of the roles."""
ALSO_TOLD = ("receptionist2", "officer2", "leader2", "receptionist3", "officer3", "leader3")
"""Staff of a second agency and of the province, who do not see the dossiers of the first."""


def load():
    """Make the accounts and put the staff into their groups."""
    people = data.read("people.json")
    for row in people["applicants"]:
        _add(row["login"], row["name"], row["email"])
    for row in people["staff"]:
        _add(row["login"], row["fullname"], f"{row['login']}@example.org")
        for group in row["groups"]:
            api.group.add_user(groupname=group, username=row["login"])


def accounts(site):
    """Set new random passwords and tell them: {role: {"login", "password"}}."""
    return {login: {"login": login, "password": _new_password(site, login)} for login in (*TOLD, *ALSO_TOLD)}


def applicants():
    """The applicants' particulars as a dossier's party has them, by log-in."""
    rows = data.read("people.json")["applicants"]
    return {row["login"]: {key: value for key, value in row.items() if key != "login"} for row in rows}


def staff_of(agency_id):
    """The log-in of whoever does each duty at an agency."""
    groups = ((group, row["login"]) for row in data.read("people.json")["staff"] for group in row["groups"])
    return {group.partition(".")[2]: login for group, login in groups if group.partition(".")[0] == agency_id}


def _add(login, fullname, email):
    properties = {"fullname": fullname}
    api.user.create(email=email, username=login, password=secrets.token_urlsafe(12), properties=properties)


def _new_password(site, login):
    password = secrets.token_urlsafe(12)
    site.acl_users.source_users.updateUserPassword(login, password)
    return password
