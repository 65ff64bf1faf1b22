"""Loading of the demo."""


def accounts(site):
    """The log-ins of the demo by role."""
    return {}
