"""Tests of egov.portal. Message catalogues are compiled on loading, as the instance does it."""

import os


os.environ.setdefault("zope_i18n_compile_mo_files", "true")
