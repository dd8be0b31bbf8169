"""Compare this library with its peers in one run, and write the table in docs/benchmarks.md.

`make bench` makes the environment that this runs in. Every figure is the median of rounds in which the contestants
take turns, so that what else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from contestants import ACCOUNT, BARE, COLD_STARTS, CONTESTANTS, OURS, OURS_WITH_SPEED, USER, VENDOR, Contestant

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "bench"
CREATES = 500

Seconds = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generator", default=sys.executable, help="the Python that has the generator")
    options = parser.parse_args()
    with canned_server() as url:
        contestants = {name: make(url) for name, make in CONTESTANTS.items()}
        rows = [
            *compared("cold start: process, import, client", cold_starts(), {BARE: 1.25, VENDOR: 0.5}, 1),
            *compared(
                "one GET of a user", in_turns(contestants, lambda c: c.get_user, 240, 5), {BARE: 0.9, VENDOR: 0.45}, 3
            ),
            *compared(
                "list of 1,000 users, typed",
                in_turns(contestants, lambda c: c.list_users, 40, 1),
                {BARE: 2.0, VENDOR: 0.6},
                2,
            ),
            *batches(url),
            *walk(url),
            *creates(url),
        ]
    rows += help_of_the_command_line(options.generator)
    rows += generation(options.generator)
    rows += reviewing(options.generator)
    write_results(rows)


@contextmanager
def canned_server() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(HERE / "server.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.stdin.close()


def cold_starts() -> Seconds:
    def start(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    return interleaved({name: start(code) for name, code in COLD_STARTS.items()}, rounds=21, repeat=1)


def help_of_the_command_line(python: str) -> Iterator[list[str]]:
    """`cloudinary-provisioning --help`, where click is installed; with it the import of httpx takes longer."""
    command = str(Path(python).with_name("cloudinary-provisioning"))
    commands = {OURS: (command, "--help"), "import httpx, click": (python, "-c", "import httpx, click")}

    def start(command: tuple[str, ...]) -> Callable[[], object]:
        return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)

    seconds = interleaved({name: start(command) for name, command in commands.items()}, rounds=21, repeat=1)
    return compared("cold start: help of the command line", seconds, {"import httpx, click": 1.5}, 1)


def in_turns(
    contestants: dict[str, Contestant], pick: Callable[[Contestant], Callable[[], object]], rounds: int, repeat: int
) -> Seconds:
    return interleaved({name: pick(contestant) for name, contestant in contestants.items()}, rounds, repeat)


def interleaved(calls: dict[str, Callable[[], object]], rounds: int, repeat: int) -> Seconds:
    """Median seconds of one call; the first round warms up and does not count."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    names = list(calls)
    for round_number in range(rounds + 1):
        shift = round_number % len(names)
        for name in names[shift:] + names[:shift]:
            call = calls[name]
            started = time.perf_counter()
            for _ in range(repeat):
                call()
            if round_number:
                times[name].append((time.perf_counter() - started) / repeat)
    return {name: statistics.median(found) for name, found in times.items()}


def compared(measure: str, seconds: Seconds, targets: dict[str, float], digits: int) -> Iterator[list[str]]:
    """A row a peer: their time, ours, the ratio, and the target where there is one."""
    if OURS_WITH_SPEED in seconds:
        target = 1.3 if measure.startswith("list") else None
        ratio = seconds[OURS_WITH_SPEED] / seconds[BARE]
        times = [f"{seconds[name] * 1000:.{digits}f} ms" for name in (OURS_WITH_SPEED, BARE)]
        yield [f"{measure}, with the extra `speed`", BARE, *times, f"{ratio:.2f}", verdict(ratio, target)]
    for name in seconds:
        if name in (OURS, OURS_WITH_SPEED):
            continue
        ratio = seconds[OURS] / seconds[name]
        target = targets.get(name)
        times = [f"{seconds[OURS] * 1000:.{digits}f} ms", f"{seconds[name] * 1000:.{digits}f} ms"]
        yield [measure, name, *times, f"{ratio:.2f}", verdict(ratio, target)]


BATCH = """
import asyncio, sys, time
from pathlib import Path

url, kind, concurrency, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
account, user = sys.argv[5], sys.argv[6]

def peak_mb():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024

def loop(count):
    import httpx
    with httpx.Client(auth=("key", "secret")) as http:
        for _ in range(count):
            http.get(f"{url}/v1_1/provisioning/accounts/{account}/users/{user}").json()

def batch(count):
    from cloudinary_provisioning import Provisioning
    with Provisioning(f"account://key:secret@{account}?upload_prefix={url}") as client:
        calls = (client.calls.users.get(user) for _ in range(count))
        assert all(outcome.ok for outcome in client.send_all(calls, concurrency=concurrency))

def batch_async(count):
    from cloudinary_provisioning import AsyncProvisioning
    async def main():
        async with AsyncProvisioning(f"account://key:secret@{account}?upload_prefix={url}") as client:
            calls = (client.calls.users.get(user) for _ in range(count))
            assert all([outcome.ok async for outcome in client.send_all(calls, concurrency=concurrency)])
    asyncio.run(main())

run = {"bare": loop, "threads": batch, "tasks": batch_async}[kind]
run(500)
before, started = peak_mb(), time.process_time()
run(count)
print((time.process_time() - started) / count * 1000, peak_mb() - before)
"""


def batches(url: str) -> Iterator[list[str]]:
    """Reading one user 20,000 times: the CPU that a call costs, and what the batch holds in memory."""
    figures: dict[tuple[str, int], list[list[float]]] = {}
    kinds = [("bare", 1), ("threads", 8), ("threads", 64), ("tasks", 8), ("tasks", 64)]
    for _ in range(3):
        for kind, concurrency in kinds:
            arguments = [url, kind, str(concurrency), "20000", ACCOUNT, USER]
            command = [sys.executable, "-c", BATCH, *arguments]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            figures.setdefault((kind, concurrency), []).append([float(figure) for figure in done.stdout.split()])
    found = {key: [statistics.median(column) for column in zip(*runs, strict=True)] for key, runs in figures.items()}
    bare = found["bare", 1][0]
    for (kind, concurrency), (milliseconds, growth) in found.items():
        if kind == "bare":
            continue
        measure = f"a batch of 20,000 GETs in {concurrency} {kind}: CPU per call"
        ratio = milliseconds / bare
        yield [measure, "a bare httpx loop", f"{milliseconds:.3f} ms", f"{bare:.3f} ms", f"{ratio:.2f}", ""]
        if concurrency == 64:
            less = found[kind, 8][0]
            cells = [f"{milliseconds:.3f} ms", f"{less:.3f} ms", f"{milliseconds / less:.2f}"]
            yield [measure, f"in 8 {kind}", *cells, verdict(milliseconds / less, 1.2)]
            yield [f"a batch of 20,000 GETs in 64 {kind}", "peak memory", f"{growth:.1f} MB more", "", "", ""]


WALK = """
import sys, time
from pathlib import Path
from cloudinary_provisioning import Provisioning

def peak_kb():  # ru_maxrss would not do: it begins with what the parent process had
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])

client = Provisioning(sys.argv[1])
started = time.perf_counter()
for number, user in enumerate(client.users.iter(page_size=1000), 1):
    if number == 1000:
        first = peak_kb()
    if number == int(sys.argv[2]):
        break
print(time.perf_counter() - started, (peak_kb() - first) / 1024)
"""


def walk(url: str) -> Iterator[list[str]]:
    """Iterating users in pages of 1,000, each walk in a process of its own; the first one warms the server up."""
    account_url = f"account://key:secret@{ACCOUNT}?upload_prefix={url}"
    runs: dict[int, list[list[float]]] = {50_000: [], 100_000: []}
    for round_number in range(10):
        for length, figures in runs.items():
            command = [sys.executable, "-c", WALK, account_url, str(length)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            if round_number:
                figures.append([float(figure) for figure in done.stdout.split()])
    (half, _), (whole, growth) = ([statistics.median(column) for column in zip(*f, strict=True)] for f in runs.values())
    measure = "iterating 100,000 users in pages of 1,000"
    yield [measure, "peak memory of the first page", f"{growth:.1f} MB more", "", "", verdict(growth, 20, " MB")]
    times = [f"{whole:.2f} s", f"{half:.2f} s", f"{whole / half:.2f}"]
    yield [measure, "iterating 50,000", *times, verdict(whole / half, 2.2)]


def creates(url: str) -> Iterator[list[str]]:
    """Creating users at a server that takes 50 ms for each."""
    from cloudinary_account_provisioning import CldProvisioning, Security
    from cloudinary_provisioning import Provisioning

    with Provisioning(f"account://key:secret@{ACCOUNT}?upload_prefix={url}") as client:
        calls = [client.calls.users.create(name=f"U{i}", email=f"u{i}@example.com") for i in range(CREATES)]
        started = time.perf_counter()
        assert all(outcome.ok for outcome in client.send_all(calls, concurrency=16))
        ours = time.perf_counter() - started
    security = Security(provisioning_api_key="key", provisioning_api_secret="secret")
    vendor = CldProvisioning(security=security, account_id=ACCOUNT, server_url=url)
    started = time.perf_counter()
    for i in range(CREATES):
        vendor.users.create(request={"name": f"U{i}", "email": f"u{i}@example.com"})
    theirs = time.perf_counter() - started
    ratio = ours / theirs
    yield [
        f"{CREATES} creates at 50 ms each, 16 at once",
        f"{VENDOR}, one by one",
        f"{ours:.2f} s",
        f"{theirs:.2f} s",
        f"{ratio:.3f}",
        verdict(ratio, 0.1),
    ]


def generation(python: str) -> Iterator[list[str]]:
    """`make generate`'s command, on the spec and on one that is ten times as large."""
    large = BUILD / "ten_times.yaml"
    subprocess.run([python, str(HERE / "enlarge.py"), str(large), "10"], check=True)
    seconds = []
    for spec in (ROOT / "openapi" / "provisioning.yaml", large):
        seconds.append(timed(python, "-m", "generator", f"--spec={spec}", f"--output={BUILD / 'out'}"))
    once, ten = seconds
    yield ["generating the client", "", f"{once:.2f} s", "", "", verdict(once, 5, " s")]
    yield [
        "generating from ten times the spec",
        OURS,
        f"{ten:.2f} s",
        f"{once:.2f} s",
        f"{ten / once:.1f}",
        verdict(ten / once, 15),
    ]


def reviewing(python: str) -> Iterator[list[str]]:
    """`make review`'s command, on the spec as it is and as it was in the last commit."""
    measure = "reviewing the spec against the last commit"
    if not (ROOT / "node_modules").is_dir():
        yield [measure, "", "not measured: needs `npm ci`", "", "", ""]
        return
    seconds = timed(python, "-m", "review", "diff", "--base=HEAD", f"--output={BUILD / 'review'}", fine=(0, 1))
    yield [measure, "", f"{seconds:.2f} s", "", "", verdict(seconds, 10, " s")]


def timed(*command: str, fine: tuple[int, ...] = (0,)) -> float:
    """Median seconds of three runs of one of the project's own commands."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    runs = []
    for _ in range(3):
        started = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        runs.append(time.perf_counter() - started)
        assert done.returncode in fine, f"{' '.join(command)} ended with {done.returncode}"
    return statistics.median(runs)


def verdict(figure: float, target: float | None, unit: str = "") -> str:
    if target is None:
        return ""
    return f"≤ {target:g}{unit}: {'met' if figure <= target else 'MISSED'}"


def write_results(rows: list[list[str]]) -> None:
    head = ["measure", "compared with", "this library", "the other", "ratio", "target"]
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    table = "\n".join(["", f"{machine}; medians of interleaved rounds.", "", *lines, "", ""])
    page = ROOT / "docs" / "benchmarks.md"
    before, start, rest = page.read_text(encoding="utf-8").partition("<!-- make bench: begin -->\n")
    _, end, after = rest.partition("<!-- make bench: end -->\n")
    page.write_text(f"{before}{start}{table}{end}{after}", encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
