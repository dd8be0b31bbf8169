"""Calls of the client that test_constructs.py generates; it runs this module where that client is the one imported.

The cases come in, and what went wrong with them goes out, as JSON. The server is on loopback.
"""

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from cloudinary_provisioning import AsyncProvisioning, Provisioning, models

SECRET = "obviously-fake"
NAMES: dict[str, Any] = {name: getattr(models, name) for name in dir(models)} | {
    "UTC": UTC,
    "date": date,
    "datetime": datetime,
}

asked: list[list[Any]] = []
answers: list[tuple[int, Any]] = []


class Handler(BaseHTTPRequestHandler):
    """Answers what is next, and keeps what was asked."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet for each answer

    def answer(self) -> None:
        path, _, query = self.path.partition("?")
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pairs = [list(pair) for pair in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))]
        asked.append([path, pairs, json.loads(content) if content else None])
        status, answer = answers.pop(0) if answers else (404, {})
        self.send_response(status)
        if status != 204:
            content = json.dumps(answer).encode()
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)

    do_GET = do_POST = answer

    def log_message(self, *_: Any) -> None:
        pass


def evaluated(code: str, names: dict[str, Any]) -> Any:
    return eval(code, names)  # noqa: S307 # it is ours


def is_whole(value: Any, wire: Any) -> bool:
    if hasattr(value, "to_dict"):
        return bool(value.to_dict() == wire) and SECRET not in repr(value)
    if isinstance(value, dict):
        return value.keys() == wire.keys() and all(is_whole(value[key], wire[key]) for key in wire)
    if isinstance(value, list) and isinstance(wire, list):
        return len(value) == len(wire) and all(map(is_whole, value, wire))
    return True


async def call(case: dict[str, Any], client: Any) -> None:
    """One call: the request is compared, and the answer that is read with what was sent."""
    answers[:] = [(case["status"], case["answer"])]
    result = evaluated(case["call"].removesuffix(".value"), NAMES | {"client": client})
    result = await result if asyncio.iscoroutine(result) else result
    if case["kind"] == "secret" and case["body"] and "value=" in case["call"]:
        sent = evaluated(case["call"].partition("value=")[2][:-1], NAMES)
        assert not hasattr(sent, "to_dict") or SECRET not in repr(sent), "it is shown"
    assert asked == [[case["path"], case["query"], case["body"]]], asked
    assert case["status"] == 204 or is_whole(result, case["answer"]), result
    result = result.value if case["call"].endswith(".value") else result
    for way, expected in case["checks"]:
        got, wanted = evaluated("result" + way, {"result": result}), evaluated(expected, NAMES)
        assert got == wanted, (got, wanted)
        assert type(got) is type(wanted), (got, wanted)


async def walk(case: dict[str, Any], client: Any) -> None:
    """One walk: all of its requests are compared, and the items."""
    answers[:] = [(200, answer) for answer in case["answers"]]
    result: Iterator[Any] | AsyncIterator[Any] = evaluated(case["call"], {"client": client})
    items = list(result) if isinstance(result, Iterator) else [item async for item in result]
    assert asked == case["sent"], asked
    assert [item.to_dict() for item in items] == case["items"], items


async def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    faults = {}
    with Provisioning("account://key:secret@acc", base_url=url) as client:
        async with AsyncProvisioning("account://key:secret@acc", base_url=url) as aclient:
            for case in json.load(sys.stdin):
                for one in (client, aclient):
                    asked.clear()
                    try:
                        await (walk if "sent" in case else call)(case, one)
                    except Exception as error:
                        faults[case["id"]] = f"{type(one).__name__}: {error!r}"
    server.shutdown()
    print(json.dumps(faults))


if __name__ == "__main__":
    asyncio.run(main())
