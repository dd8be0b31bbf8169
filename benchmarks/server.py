"""A canned server on a free loopback port, as fast as plain asyncio goes: it prints the port, and ends with its input.

GET …/users/{id} gives one user, GET …/users a page of them (`page`, `page_size`; 100,000 in all), POST …/users one
user after 50 ms.
"""

from __future__ import annotations

import asyncio
import json
import sys
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

USERS = 100_000
CREATE_SECONDS = 0.05


def user(number: int) -> dict[str, Any]:
    """A user as the live service shows one."""
    return {
        "id": f"{number:030x}",
        "name": f"User Number {number}",
        "first_name": "User",
        "last_name": f"Number {number}",
        "role": "media_library_user",
        "email": f"user.{number}@example.com",
        "pending": number % 3 == 0,
        "enabled": True,
        "created_at": "2026-01-02T03:04:05Z",
        "updated_at": "2026-01-03T03:04:05Z",
        "last_login": "2026-01-04T03:04:05Z",
        "all_sub_accounts": False,
        "groups": [{"id": f"{number % 7:030x}", "name": f"Group {number % 7}"}],
        "sub_account_ids": [f"{number % 5:030x}"],
        "providers": ["password"],
        "email_preferences": {"newsletter": False},
        "account_id": "00000000-0000-4000-8000-000000000001",
        "two_factor": False,
        "status": "active",
        "root": False,
        "technical_role": "none",
        "group_count": 1,
        "sub_account_count": 1,
    }


@lru_cache(maxsize=200)
def page_of_users(page: int, size: int) -> bytes:
    first = (page - 1) * size
    return answer({"users": [user(number) for number in range(first, min(first + size, USERS))]})


def answer(body: Any) -> bytes:
    text = json.dumps(body).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(text), text)


ONE_USER = answer(user(1))


class Canned(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, for requests whose head arrives in one piece."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, separator, rest = self.received.partition(b"\r\n\r\n")
        if not separator:
            return
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        if len(rest) < int(fields.get(b"content-length", b"0")):
            return
        self.received = b""
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        if method == "POST":
            asyncio.get_running_loop().call_later(CREATE_SECONDS, self.transport.write, ONE_USER)
            return
        parts = urlsplit(target)
        if not parts.path.endswith("/users"):
            self.transport.write(ONE_USER)
            return
        query = parse_qs(parts.query)
        self.transport.write(page_of_users(int(query.get("page", ["1"])[0]), int(query.get("page_size", ["1000"])[0])))


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Canned, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Whoever started it holds the other end of standard input, and takes it along when it ends, however it ends.
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
