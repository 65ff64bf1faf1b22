"""Where attempts are counted: in memory, or in the storage that the environment names."""

from egov.portal import throttle
from egov.portal.tracking.throttle import limiter
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage
import os
import subprocess
import sys
from unittest import TestCase


class StorageTest(TestCase):
    def test_memory_is_the_default_and_all_count_in_one_place(self):
        self.assertIsInstance(throttle.limiter.storage, MemoryStorage)
        self.assertIs(limiter, throttle.limiter)

    def test_a_storage_of_no_kind_that_is_known_is_refused(self):
        with self.assertRaises(ConfigurationError):
            throttle.limiter_on("pigeon://127.0.0.1")

    def test_the_environment_names_the_storage(self):
        code = "from egov.portal import throttle; print(type(throttle.limiter.storage).__name__)"
        for address, told in (("memory://", "MemoryStorage"), ("pigeon://127.0.0.1", "unknown storage scheme")):
            environment = {**os.environ, "EGOV_LIMITS": address}
            done = subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
            )
            self.assertIn(told, done.stdout + done.stderr)
