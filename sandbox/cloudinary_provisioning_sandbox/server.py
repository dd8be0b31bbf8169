"""Run the sandbox: in the foreground for people, in a thread for tests and demos."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from .account import Account
from .app import App, Write
from .contract import Document
from .faults import TRANSPORT, Fault
from .filling import Filling
from .state import Options, State

_START_SECONDS = 30
_STOP_SECONDS = 5


class Server(uvicorn.Server):
    """A quiet uvicorn that says when it answers."""

    def __init__(self, app: App, *, state: State, on_start: Callable[[], None]) -> None:
        # Protocol and loop are named so that the sandbox does not behave differently where uvicorn's extras are.
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._state = state
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._state.faults.ended.set()
        await super().shutdown(sockets)
        self._state.store.close()


class _Protocol(H11Protocol):
    """Lets the application break its connection, which is a fault that callers have to live with."""

    def shutdown(self) -> None:
        # Nobody answers what never arrived, and waiting for it would end in an error.
        if self.cycle is not None and self.cycle.more_body:
            self.transport.close()
        else:
            super().shutdown()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        app = self.app

        async def with_transport(scope: Any, receive: Any, send: Any) -> None:
            scope.setdefault("extensions", {})[TRANSPORT] = transport
            await app(scope, receive, send)

        self.app = with_transport


def listen(host: str, port: int) -> socket.socket:
    """Take the port right away, since one that is only looked up may be gone when the server wants it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only on sockets that name their protocol, and with it every answer on a
    # connection that is kept alive takes 40 ms. `socket.create_server` does not name it.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener


def url_of(listener: socket.socket) -> str:
    """The URL for callers on this machine; one that listens on every address is reached by loopback."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - nothing is bound here
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@dataclass(frozen=True)
class _Running:
    url: str
    state: State
    server: Server
    thread: threading.Thread


class Sandbox:
    """A sandbox on a free loopback port for as long as a `with` block runs."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int | None = None,
        db: str | Path | None = None,
        users: int = 0,
        environments: int = 0,
        groups: int = 0,
        latency_ms: float = 0,
        rate_limit: str | None = None,
        strict: bool = False,
        validate_responses: bool = False,
        contract: Document | None = None,
        log: Write | None = None,
    ) -> None:
        """What the command takes as options; `log` gets a line for each request."""
        self.account = Account()
        self._host = host
        self._port = port
        self._options = Options(
            seed=seed,
            db=None if db is None else Path(db),
            filling=Filling(users=users, environments=environments, groups=groups),
            latency_ms=latency_ms,
            rate_limit=rate_limit,
            strict=strict,
            validate_responses=validate_responses,
        )
        self._contract = contract
        self._log = log
        self._running: _Running | None = None

    @property
    def url(self) -> str:
        """Where it listens, such as `http://127.0.0.1:40123`."""
        return self._now.url

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @property
    def account_url(self) -> str:
        """The value for `CLOUDINARY_ACCOUNT_URL`."""
        return self.account.account_url(self.url)

    def reset(self) -> None:
        """Forget everything that was created, every fault, and the calls that were counted."""
        self._now.state.reset()

    def fault(self, answer: int | str, **rule: Any) -> None:
        """Answer the next request wrongly: with a status, or with "reset", "half", "html" or "silence".

        `rule` may have `times`, `method`, `path`, `operation`, `retry_after`, `message` and `perform`, as `Fault` has.
        """
        self._now.state.faults.add(Fault(answer=answer, **rule))

    def clear_faults(self) -> None:
        self._now.state.faults.clear()

    def start(self) -> None:
        if self._running is not None:
            raise RuntimeError("the sandbox is running already")
        listener = listen(self._host, self._port)
        try:
            state = State.open(self.account, self._options)
        except BaseException:
            listener.close()
            raise
        ready = threading.Event()
        app = App(state, contract=self._contract, log=self._log)
        server = Server(app, state=state, on_start=ready.set)
        thread = threading.Thread(target=server.run, args=([listener],), name="provisioning-sandbox", daemon=True)
        self._running = _Running(url_of(listener), state, server, thread)
        thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not ready.wait(0.1):
            if not thread.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError("the sandbox did not start; its log says why")

    def stop(self) -> None:
        """End the server and forget its state; what is stopped may be stopped again."""
        if self._running is None:
            return
        server, thread = self._running.server, self._running.thread
        self._running = None
        server.should_exit = True
        thread.join(_STOP_SECONDS)
        if thread.is_alive():
            server.force_exit = True
            thread.join(_STOP_SECONDS)

    @property
    def _now(self) -> _Running:
        if self._running is None:
            raise RuntimeError("the sandbox is not running: use `with Sandbox() as sandbox:`")
        return self._running

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()
