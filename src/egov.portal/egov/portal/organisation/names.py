"""Ids of new agencies: unique in the whole tree, because everything else knows an agency by its id alone."""

from .directory import entry
from plone.app.content.namechooser import NormalizingNameChooser


class AgencyNameChooser(NormalizingNameChooser):
    """Chooses names inside the tree of agencies."""

    def _getCheckId(self, obj):
        check = super()._getCheckId(obj)

        def check_tree(name, required):
            return check(name, required) or entry(name) is not None

        return check_tree
