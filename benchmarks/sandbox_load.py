"""Hold a steady load of mixed requests against a sandbox of its own on loopback, and say how it went.

    python benchmarks/sandbox_load.py                # 600 requests/s for 60 s, 5,000 users, 200 environments

Requests begin when the clock says so, whether the ones before have ended or not; a latency counts from that moment, so
a server that falls behind cannot hide it. The script ends by itself, with 1 if an answer was wrong or the rate was not
held.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ACCOUNT = "00000000-0000-4000-8000-000000000001"
V1 = f"/v1_1/provisioning/accounts/{ACCOUNT}"
V2 = f"/v2/accounts/{ACCOUNT}/permissions"
CONNECTIONS = 32
SAMPLE_SECONDS = 5

AUTHORIZATION = b64encode(b"key:secret").decode()

Request = tuple[str, str, Any]
"""Method, target, and what the body says."""


@dataclass
class Ids:
    """What the requests are about; users that are created here are also deleted here."""

    users: list[str]
    environments: list[str]
    groups: list[str]
    created: list[str] = field(default_factory=list)


@dataclass
class Outcome:
    latencies: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    seconds: float = 0
    processor_seconds: float = 0


@contextmanager
def sandbox(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "cloudinary_provisioning_sandbox", "--port", "0", "--quiet", "--seed", "1"]
    command += ["--users", str(options.users), "--environments", str(options.environments), "--groups", "20"]
    if options.db:
        command += ["--db", str(folder / "account.db")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout
        found = re.search(r"upload_prefix=(http://[^']+)'", process.stdout.readline())
        assert found, "the sandbox did not start"
        yield found[1], process.pid
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Connection:
    """One connection that is kept alive: a client for people would take more of the processor than the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, url: str) -> Connection:
        parts = urlsplit(url)
        return cls(*await asyncio.open_connection(parts.hostname, parts.port))

    async def send(self, request: Request) -> tuple[int, Any]:
        method, target, content = request
        body = b"" if content is None else json.dumps(content).encode()
        kind = "Content-Type: application/json\r\n" if body else ""
        head = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {AUTHORIZATION}\r\n{kind}"
        self._writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        async with asyncio.timeout(30):
            answer = await self._reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)\r\ncontent-length: (\d+)", answer)
            text = await self._reader.readexactly(int(length[1])) if length else b""
        return int(answer.split(None, 2)[1]), json.loads(text)

    def close(self) -> None:
        self._writer.close()


async def read_ids(connection: Connection) -> Ids:
    async def ids(path: str, name: str) -> list[str]:
        _, answer = await connection.send(("GET", f"{V1}{path}", None))
        return [item["id"] for item in answer[name]]

    return Ids(
        await ids("/users", "users"),
        await ids("/sub_accounts", "sub_accounts"),
        await ids("/user_groups", "user_groups"),
    )


def chooser(ids: Ids, rng: random.Random) -> Callable[[], Request]:
    """Requests as a console and a few scripts would mix them: 19 of 20 only read."""
    pages = max(len(ids.users) // 50, 1)
    serial = iter(range(10**9))

    def environment() -> str:
        return rng.choice(ids.environments)

    def write() -> Request:
        if ids.created and rng.random() < 0.4:
            return "DELETE", f"{V1}/users/{ids.created.pop()}", None
        if rng.random() < 0.5:
            return "PUT", f"{V1}/users/{rng.choice(ids.users)}", {"enabled": rng.random() < 0.5}
        body = {
            "name": "Passing User",
            "email": f"passing.{next(serial)}@example.com",
            "sub_account_ids": [environment()],
        }
        return "POST", f"{V1}/users", body

    kinds: list[tuple[int, Callable[[], Request]]] = [
        (30, lambda: ("GET", f"{V1}/users?page={rng.randint(1, pages)}&page_size=50", None)),
        (25, lambda: ("GET", f"{V1}/users/{rng.choice(ids.users)}", None)),
        (10, lambda: ("GET", f"{V1}/users?prefix=ada&page=1&page_size=20", None)),
        (10, lambda: ("GET", f"{V1}/sub_accounts?ids={environment()}&ids={environment()}&ids={environment()}", None)),
        (6, lambda: ("GET", f"{V1}/sub_accounts/{environment()}/access_keys", None)),
        (5, lambda: ("GET", f"{V1}/users?sub_account_id={environment()}&page=1&page_size=20", None)),
        (4, lambda: ("GET", f"{V1}/user_groups", None)),
        (3, lambda: ("GET", f"{V1}/users/{rng.choice(ids.users)}/groups", None)),
        (2, lambda: ("GET", f"{V2}/roles?permission_type=global", None)),
        (5, write),
    ]
    weights, choices = zip(*kinds, strict=True)
    return lambda: rng.choices(choices, weights)[0]()


async def load(url: str, pid: int, options: argparse.Namespace) -> Outcome:
    outcome = Outcome()
    connections = [await Connection.open(url) for _ in range(CONNECTIONS)]
    ids = await read_ids(connections[0])
    choose = chooser(ids, random.Random(1))  # noqa: S311 - the same mix in every run
    moments = iter(range(options.rate * options.seconds))
    used = processor_seconds(pid)
    began = time.perf_counter() + 0.5

    async def work(connection: Connection) -> None:
        for number in moments:
            due = began + number / options.rate
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            request = choose()
            # What breaks a connection ends the run: there is nothing that should.
            status, answer = await connection.send(request)
            outcome.latencies.append(time.perf_counter() - due)
            if status != 200:
                outcome.errors[f"{request[0]} {status}"] += 1
            elif request[0] == "POST":
                ids.created.append(answer["id"])

    async def watch() -> None:
        while True:
            outcome.memory.append(resident_megabytes(pid))
            await asyncio.sleep(SAMPLE_SECONDS)

    watcher = asyncio.create_task(watch())
    await asyncio.gather(*map(work, connections))
    outcome.seconds = time.perf_counter() - began
    outcome.processor_seconds = processor_seconds(pid) - used
    outcome.memory.append(resident_megabytes(pid))
    watcher.cancel()
    for connection in connections:
        connection.close()
    return outcome


def resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
    assert found
    return int(found[1]) / 1024


def processor_seconds(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    # User and system time come after the name, which may hold anything.
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(outcome: Outcome, options: argparse.Namespace) -> bool:
    """Print what was found; whether all of it is as it should be."""
    done = len(outcome.latencies)
    rate = done / outcome.seconds
    cuts = statistics.quantiles(outcome.latencies, n=1000)
    where = "in a file" if options.db else "in memory"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, state {where}")
    print(f"asked for   {options.rate} requests/s for {options.seconds} s: {options.users} users, ", end="")
    print(f"{options.environments} environments")
    print(f"achieved    {rate:.1f} requests/s, {done} answers in {outcome.seconds:.1f} s")
    print(f"errors      {sum(outcome.errors.values())} {dict(outcome.errors) or ''}")
    percentiles = {"p50": cuts[499], "p90": cuts[899], "p99": cuts[989], "p99.9": cuts[998]}
    latencies = {**percentiles, "max": max(outcome.latencies)}
    print("latency ms  " + ", ".join(f"{name} {value * 1000:.1f}" for name, value in latencies.items()))
    # Buffers and caches reach their size in the first seconds.
    share, each = outcome.processor_seconds / outcome.seconds, outcome.processor_seconds / done
    print(f"processor   {share:.0%} of one core by the server, {each * 1000:.2f} ms for a request")
    settled, last = outcome.memory[min(1, len(outcome.memory) - 1)], outcome.memory[-1]
    print(f"memory MB   {settled:.1f} after {SAMPLE_SECONDS} s, {last:.1f} at the end ({last - settled:+.1f})")
    return not outcome.errors and rate >= options.rate * 0.98 and last - settled < options.most_growth


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold a steady load against a sandbox of its own.")
    parser.add_argument("--rate", type=int, default=600, help="requests per second (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=60, choices=range(1, 301), metavar="1-300")
    parser.add_argument("--users", type=int, default=5000)
    parser.add_argument("--environments", type=int, default=200)
    parser.add_argument("--db", action="store_true", help="keep the state in a file")
    parser.add_argument("--most-growth", type=float, default=10, metavar="MB", help="of memory (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sandbox(options, Path(folder)) as (url, pid):
        outcome = asyncio.run(load(url, pid, options))
    return 0 if report(outcome, options) else 1


if __name__ == "__main__":
    sys.exit(main())
