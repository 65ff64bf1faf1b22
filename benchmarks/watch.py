"""How long something takes: by the clock, and of processor time, which other work on the machine disturbs less."""

from dataclasses import dataclass
import statistics
import time


@dataclass
class Watch:
    """Measures what is done in its `with` block: seconds by the clock, and of processor time."""

    seconds: float = 0
    busy: float = 0

    def __enter__(self):
        self.seconds, self.busy = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *failure):
        self.seconds = time.perf_counter() - self.seconds
        self.busy = time.process_time() - self.busy

    def told(self, name):
        """As figures in seconds."""
        return {f"{name}, s": self.seconds, f"{name}, s of processor": self.busy}


def medians(act, times, before=lambda: None):
    """Milliseconds by the clock and of the processor, as medians once it is warm. `before` each is not counted."""
    watches = []
    for _ in range(times + 1):
        before()
        with Watch() as watch:
            act()
        watches.append(watch)
    warm = watches[1:]
    return [statistics.median(getattr(watch, name) for watch in warm) * 1000 for name in ("seconds", "busy")]
