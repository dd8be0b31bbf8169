"""Run the sandbox: in the foreground for people, in a thread for tests and demos."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from .account import Account
from .app import App, Write
from .clock import Moment, iso, read_step, read_timestamp
from .contract import Document
from .faults import TRANSPORT, Fault
from .requests import ReceivedRequest
from .state import Options, State

_START_SECONDS = 30
_STOP_SECONDS = 5


class _Server(uvicorn.Server):
    """A quiet uvicorn on a socket of its own that says when it answers."""

    def __init__(self, app: App, listener: socket.socket, state: State, on_start: Callable[[], None]) -> None:
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
        self.url = url_of(listener)
        self.state = state
        self._listener = listener
        self._on_start = on_start

    def serve_it(self) -> None:
        self.run([self._listener])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.state.faults.ended.set()
        await super().shutdown(sockets)
        self.state.store.close()


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


class ListenError(OSError):
    """An address that cannot be listened on."""


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
    except OSError as error:
        listener.close()
        raise ListenError(f"Cannot listen on {host} port {port} ({error}); `--port 0` picks a free one") from error
    return listener


def url_of(listener: socket.socket) -> str:
    """The URL for callers on this machine; one that listens on every address is reached by loopback."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - nothing is bound here
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Sandbox:
    """A sandbox for as long as a `with` block runs, on a free loopback port unless told otherwise."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        now: Moment | None = None,
        seed: int | None = None,
        db: str | Path | None = None,
        users: int = 0,
        environments: int = 0,
        groups: int = 0,
        latency_ms: float = 0,
        rate_limit: str | None = None,
        permissions: bool = False,
        hide_secrets: bool = False,
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
            now=None if now is None else read_timestamp(now),
            seed=seed,
            db=None if db is None else Path(db),
            users=users,
            environments=environments,
            groups=groups,
            latency_ms=latency_ms,
            rate_limit=rate_limit,
            permissions=permissions,
            hide_secrets=hide_secrets,
            strict=strict,
            validate_responses=validate_responses,
        )
        self._contract = contract
        self._log = log
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """URL of the server, with its port."""
        return self._running.url

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @property
    def account_url(self) -> str:
        """The value for `CLOUDINARY_ACCOUNT_URL`."""
        return self.account.account_url(self.url)

    def reset(self) -> None:
        """Forget everything that was created, asked and counted, and every fault; the clock is as at the start."""
        self._running.state.reset()

    def fault(self, answer: int | str, **rule: Any) -> None:
        """Answer the next request wrongly: with a status, or with "reset", "half", "html" or "silence".

        `rule` may have `times`, `method`, `path`, `operation`, `retry_after`, `message` and `perform`, as `Fault` has.
        """
        self._running.state.faults.add(Fault(answer=answer, **rule))

    def clear_faults(self) -> None:
        """Answer rightly again."""
        self._running.state.faults.clear()

    @property
    def unmet_faults(self) -> tuple[Fault, ...]:
        """The faults in force that have met no request yet."""
        return self._running.state.faults.unmet()

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The requests to the API since the start or the last reset, the oldest first."""
        return list(self._running.state.requests)

    @property
    def now(self) -> datetime:
        """The time in the sandbox."""
        return self._running.state.clock.now()

    def set_clock(self, now: Moment) -> None:
        """Stop the clock at a moment."""
        self._running.state.clock.set(now)

    def advance(self, **step: float) -> None:
        """Move the clock: `advance(days=100)`, or any other unit of `timedelta`."""
        self._running.state.clock.advance(read_step(step))

    def set_last_login(self, user_id: str, moment: Moment | None) -> None:
        """Say when a user logged in for the last time, which ends an invitation; None is never."""
        login = None if moment is None else iso(read_timestamp(moment))
        store = self._running.state.store
        with store.transaction():
            found = store.run(
                "UPDATE users SET pending = ?, last_login = ? WHERE id = ?", login is None, login, user_id
            )
        if not found:
            raise ValueError(f"there is no user {user_id}")

    def start(self) -> None:
        """Serve in a thread."""
        ready = threading.Event()
        server = self._open(ready.set, record=True)
        self._thread = threading.Thread(target=server.serve_it, name="provisioning-sandbox", daemon=True)
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not ready.wait(0.1):
            if not self._thread.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError("the sandbox did not start; its log says why")

    def stop(self) -> None:
        """End the server and forget its state; what is stopped may be stopped again."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is None or thread is None:
            return
        server.should_exit = True
        thread.join(_STOP_SECONDS)
        if thread.is_alive():
            server.force_exit = True
            thread.join(_STOP_SECONDS)

    def serve(self, on_start: Callable[[], None]) -> None:
        """Serve in the foreground until the process is told to end; `requests` stays empty."""
        self._open(on_start, record=False).serve_it()

    def _open(self, on_start: Callable[[], None], *, record: bool) -> _Server:
        if self._server is not None:
            raise RuntimeError("the sandbox is running already")
        listener = listen(self._host, self._port)
        try:
            state = State.open(self.account, self._options)
        except BaseException:
            listener.close()
            raise
        app = App(state, contract=self._contract, log=self._log, record=record)
        self._server = _Server(app, listener, state, on_start)
        return self._server

    @property
    def _running(self) -> _Server:
        if self._server is None:
            raise RuntimeError("the sandbox is not running: use `with Sandbox() as sandbox:`")
        return self._server

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()
