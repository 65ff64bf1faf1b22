"""The floor on which each room of the house stands. An import never runs upwards."""

FLOORS = {
    "rules": 0,
    "organisation": 1,
    "theme": 1,
    "procedure": 2,
    "exchange": 3,
    "dossier": 3,
    "feedback": 3,
    "account": 3,
    "intake": 4,
    "tracking": 4,
    "documents": 4,
    "payment": 4,
    "notification": 4,
    "statistics": 4,
    "desk": 5,
    "hearing": 5,
    "inspection": 5,
    "privacy": 5,
    "api": 6,
    "site": 7,
}
"""`dossier` may ask `procedure`, never the reverse; `site` sets up and loads the demo, so it may ask all. `inspection`
looks at whether what lies below fits together (workflows, agencies, procedures, forms, messages)."""

GROUND = "rules"
OUTSIDE = (
    "AccessControl",
    "Acquisition",
    "OFS",
    "Products",
    "ZPublisher",
    "Zope2",
    "persistent",
    "plone",
    "z3c",
    "zope",
)
"""What the ground floor must not import."""
