"""HTTP load from threads of this process, on the loopback only, bounded in count and time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
import time


WARM_UP = 0.001  # seconds: one request
NO_ANSWER = 599  # in place of a status


@dataclass(frozen=True)
class Answer:
    """One answered request: status, seconds it took, body."""

    status: int
    seconds: float
    body: bytes


def client(port, make_request, until):
    """Send requests one after the other until that instant; gives the answers. `make_request()`: http.client's."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    answers = []
    while (started := time.perf_counter()) < until:
        status, body = _send(connection, make_request())
        answers.append(Answer(status, time.perf_counter() - started, body))
    connection.close()
    return answers


def _send(connection, request):
    """Status and body of the answer; NO_ANSWER when there was none in time (the connection is opened anew then)."""
    try:
        connection.request(**request)
        response = connection.getresponse()
        return response.status, response.read()
    except OSError:
        connection.close()
        return NO_ANSWER, b""


def load(port, make_request, clients, seconds):
    """Let that many clients send at once for that long, after one request to warm up; gives figures and answers."""
    client(port, make_request, time.perf_counter() + WARM_UP)
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        runs = [pool.submit(client, port, make_request, started + seconds) for _ in range(clients)]
    answers = [answer for run in runs for answer in run.result()]
    return figures(answers, time.perf_counter() - started), answers


def figures(answers, seconds):
    """Answers a second, the times of the middle and the slowest of twenty (ms), answers by status."""
    times = sorted(answer.seconds * 1000 for answer in answers)
    statuses = [answer.status for answer in answers]
    return {
        "a second": sum(status < 400 for status in statuses) / seconds,
        "median, ms": times[len(times) // 2],
        "95 % under, ms": times[int(len(times) * 0.95)],
        "statuses": {str(status): statuses.count(status) for status in sorted(set(statuses))},
    }
