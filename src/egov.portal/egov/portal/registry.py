"""The settings of the rooms as the site's registry has them, with the defaults of their schema for the rest.

A new version of the portal may meet a database that has not been upgraded yet: its pages must open all the same. The
upgrade (`site.upgrades`) then records what is missing, so that it can be changed.
"""

from plone.registry.interfaces import IRegistry
from zope.component import getUtility


class Records:
    """Attributes are the fields of a schema; setting one stores it.

    Raises AttributeError for what is no field, KeyError when a record to be set is missing.
    """

    def __init__(self, schema, prefix):
        vars(self).update(_schema=schema, _prefix=prefix)

    def __getattr__(self, name):
        if name not in self._schema:
            raise AttributeError(name)
        field = self._schema[name]
        return getUtility(IRegistry).get(f"{self._prefix}.{name}", field.default)

    def __setattr__(self, name, value):
        getUtility(IRegistry)[f"{self._prefix}.{name}"] = value
