"""Where attempts are counted: in memory, or in the storage that the environment names."""

from egov.portal import throttle
from egov.portal.tracking.throttle import limiter
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage
import os
import subprocess
import sys
from tests.tracking.redis_server import RedisServer
from unittest import TestCase


class StorageTest(TestCase):
    def test_memory_is_the_default_and_all_count_in_one_place(self):
        self.assertIsInstance(throttle.limiter.storage, MemoryStorage)
        self.assertIs(limiter, throttle.limiter)

    def test_a_storage_of_no_kind_that_is_known_is_refused(self):
        with self.assertRaises(ConfigurationError):
            throttle.Limiter("pigeon://127.0.0.1")

    def test_the_environment_names_the_storage(self):
        code = "from egov.portal import throttle; print(type(throttle.limiter.storage).__name__)"
        for address, told in (("memory://", "MemoryStorage"), ("pigeon://127.0.0.1", "unknown storage scheme")):
            environment = {**os.environ, "EGOV_LIMITS": address}
            done = subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
            )
            self.assertIn(told, done.stdout + done.stderr)


class RedisTest(TestCase):
    """Against a real Redis: several processes count as one."""

    def setUp(self):
        if RedisServer.program is None:
            print("\n*** SKIPPED: counting in a real Redis. Install redis-server to run it. ***\n", file=sys.stderr)
            self.skipTest("no redis-server on this machine")
        self.server = RedisServer().start()
        self.addCleanup(self.server.stop)

    def tries(self, count, limit="3/minute", name="somebody"):
        """What a process of its own is told that tries that often."""
        code = (
            "from egov.portal.throttle import limiter, rate\n"
            f"print(*[limiter.hit(rate({limit!r}), {name!r}) for _ in range({count})])"
        )
        environment = {**os.environ, "EGOV_LIMITS": self.server.address}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_processes_count_together_and_a_restart_forgets_nothing(self):
        self.assertEqual(["True", "True"], self.tries(2))
        self.assertEqual(["True", "False"], self.tries(2))
        self.assertEqual(["True"], self.tries(1, name="somebody else"))

    def test_asked_counted_and_forgiven(self):
        limiter = throttle.Limiter(self.server.address)
        limit = throttle.rate("1/hour")
        self.assertTrue(limiter.test(limit, "a", "b"))
        self.assertTrue(limiter.hit(limit, "a", "b"))
        self.assertFalse(limiter.test(limit, "a", "b"))
        limiter.clear(limit, "a", "b")
        self.assertTrue(limiter.test(limit, "a", "b"))

    def test_a_storage_that_fails_locks_nobody_out_and_lets_nobody_guess(self):
        limiter = throttle.Limiter(self.server.address)
        limit = throttle.rate("2/hour")
        self.assertTrue(limiter.hit(limit, "pin"))
        self.server.stop()
        with self.assertLogs("egov.portal.throttle", "ERROR") as logged:
            self.assertEqual([True, True, False], [limiter.hit(limit, "pin") for _ in range(3)])
        self.assertNotIn("127.0.0.1", str(logged.output))
