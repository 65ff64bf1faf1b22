"""Tests of egov.portal. Message catalogues are compiled on loading, as the instance does it."""

from hypothesis import HealthCheck
from hypothesis import settings
import os


os.environ.setdefault("zope_i18n_compile_mo_files", "true")

# A property holds on a busy machine too.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")
