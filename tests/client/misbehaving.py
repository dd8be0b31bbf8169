"""What the tests of paging and of batches share: a loopback server that does as a function says, and iterators."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, TypeVar

import httpx

T = TypeVar("T")
Handler = Callable[[httpx.Request], httpx.Response]

PATIENCE = 20.0  # seconds after which something that waits for something else has failed


class Service(ThreadingHTTPServer):
    """Answers each request with what a function returns for it; while that waits, so does the caller."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, answer: Handler) -> None:
        super().__init__(("127.0.0.1", 0), ServiceHandler)
        self.answer = answer
        self.requests: list[httpx.Request] = []

    def handle_error(self, *_: object) -> None:
        """A caller that hung up is no news."""

    @property
    def account_url(self) -> str:
        return f"account://key:secret@account-1?upload_prefix=http://127.0.0.1:{self.server_port}"


class ServiceHandler(BaseHTTPRequestHandler):
    """One connection, kept open from request to request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together
    timeout = PATIENCE
    server: Service

    def handle_one(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        url, headers = f"http://{self.headers['Host']}{self.path}", self.headers.items()
        # As a stream, since httpx would add headers for content that is given as such.
        request = httpx.Request(self.command, url, headers=headers, stream=httpx.ByteStream(content))
        request.read()
        self.server.requests.append(request)
        try:
            response = self.server.answer(request)
        except Exception as error:  # the test sees it as the error of its call
            response = httpx.Response(500, json={"error": {"message": repr(error)}})
        self.send_response(response.status_code)
        response.headers["Content-Length"] = str(len(response.content))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.content)

    do_GET = do_POST = do_PUT = do_DELETE = handle_one

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(answer: Handler) -> Iterator[Service]:
    """A server for as long as the block lasts."""
    with Service(answer) as service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield service
        service.shutdown()
        thread.join(PATIENCE)


class Level:
    """How many are inside of its blocks, and how many there have ever been at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = 0
        self.highest = 0

    def __enter__(self) -> None:
        with self._lock:
            self._now += 1
            self.highest = max(self.highest, self._now)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._now -= 1


class Walk(Generic[T]):
    """An iterator of either client, taken item by item. To type checkers both kinds are plain iterators."""

    def __init__(self, run: Callable[[Any], Any], iterator: Iterator[T]) -> None:
        self._run = run
        self._iterator: Any = iterator

    def next(self) -> T:
        """The next item; there must be one."""
        (item,) = self.take(1)
        return item

    def take(self, most: int | None = None) -> list[T]:
        """The next items, all that are left by default."""
        found: list[T] = []
        self.take_into(found, most)
        return found

    def take_into(self, found: MutableSequence[T], most: int | None = None) -> None:
        """As `take`, for what comes before an error, or more than shall be kept."""
        if hasattr(self._iterator, "__anext__"):
            self._run(self._take_async(found, most))
        else:
            self._take(found, most)

    def close(self) -> None:
        """What `break` and the end of its last name do to a generator."""
        closed = self._iterator.aclose() if inspect.isasyncgen(self._iterator) else self._iterator.close()
        self._run(_awaited(closed) if closed is not None else None)

    def _take(self, found: MutableSequence[T], most: int | None) -> None:
        while len(found) != most:
            try:
                found.append(next(self._iterator))
            except StopIteration:
                return

    async def _take_async(self, found: MutableSequence[T], most: int | None) -> None:
        while len(found) != most:
            try:
                found.append(await anext(self._iterator))
            except StopAsyncIteration:
                return


async def _awaited(awaitable: Any) -> Any:
    return await awaitable
