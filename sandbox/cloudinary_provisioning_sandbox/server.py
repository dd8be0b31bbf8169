"""Run the sandbox: in the foreground for people, in a thread for tests and demos."""

import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import uvicorn
from connexion import AsyncApp

from .account import Account
from .app import create_app
from .contract import Contract
from .store import Store

_START_SECONDS = 30
_STOP_SECONDS = 5


class Server(uvicorn.Server):
    """A quiet uvicorn that says when it answers."""

    def __init__(self, app: AsyncApp, *, on_start: Callable[[], None]) -> None:
        # Protocol and loop are named so that the sandbox does not behave differently where uvicorn's extras are.
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_start()


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
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@dataclass(frozen=True)
class _Running:
    url: str
    store: Store
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
        validate_responses: bool = False,
        contract: Contract | None = None,
    ) -> None:
        self.account = Account()
        self._host = host
        self._port = port
        self._seed = seed
        self._validate_responses = validate_responses
        self._contract = contract
        self._running: _Running | None = None

    @property
    def url(self) -> str:
        """Where it listens, such as `http://127.0.0.1:40123`."""
        return self._state.url

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @property
    def account_url(self) -> str:
        """The value for `CLOUDINARY_ACCOUNT_URL`."""
        return self.account.account_url(self.url)

    def reset(self) -> None:
        """Forget everything that was created."""
        self._state.store.reset()

    def start(self) -> None:
        if self._running is not None:
            raise RuntimeError("the sandbox is running already")
        store = Store(account_id=self.account.account_id, seed=self._seed)
        app = create_app(
            account=self.account, store=store, contract=self._contract, validate_responses=self._validate_responses
        )
        ready = threading.Event()
        server = Server(app, on_start=ready.set)
        listener = listen(self._host, self._port)
        thread = threading.Thread(target=server.run, args=([listener],), name="provisioning-sandbox", daemon=True)
        self._running = _Running(url_of(listener), store, server, thread)
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
    def _state(self) -> _Running:
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
