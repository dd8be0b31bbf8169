# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Many calls at once: threads for the sync client, tasks for the async one."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Generic, TypeVar

from .answer import Outcome
from .call import Call
from .errors import ConnectionFailed, NotSent, RateLimited
from .policy import Gate

T = TypeVar("T")

# How many calls, in multiples of the concurrency, may be ahead of the one whose outcome is waited for.
AHEAD = 4


class Batch(Generic[T], Iterator[Outcome[T]]):
    """The outcomes of many calls, in the order of the calls, each as soon as it and all before it are there.

    Calls are sent while the next outcome is waited for. Ctrl-C meanwhile stops the batch: what is under way is finished,
    nothing more is sent, each call still gets its outcome, and then KeyboardInterrupt is raised; a second Ctrl-C raises
    it at once. (Python itself, at its end, waits for what is under way.)
    """

    def __init__(
        self,
        send: Callable[[Call[T], Callable[[float], bool], Gate], T],
        calls: Iterable[Call[T]],
        concurrency: int,
    ) -> None:
        self._send = send
        self._source = _Source(calls)
        self._concurrency = _checked(concurrency)
        self._gate = Gate()
        self._stopped = Event()
        self._used_up = False
        self._window: deque[Future[Outcome[T]]] = deque()
        self._pool = ThreadPoolExecutor(concurrency, thread_name_prefix="cloudinary-provisioning")
        self._interrupted = False

    def stop(self) -> None:
        """Send nothing more; iterate on to see what became of each call."""
        self._stopped.set()

    def __next__(self) -> Outcome[T]:
        try:
            self._wait_for_the_first()
        except KeyboardInterrupt:
            if self._interrupted:
                raise
            self._interrupted = True
            self.stop()
            self._wait_for_the_first()
        if self._window:
            return self._window.popleft().result()
        self._pool.shutdown()
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt
        self._source.raise_failure()
        raise StopIteration

    def _wait_for_the_first(self) -> None:
        busy = self._fill()
        while self._window and self._window[0] in busy:
            wait(busy, return_when=FIRST_COMPLETED)
            busy = self._fill()

    def _fill(self) -> list[Future[Outcome[T]]]:
        """Keep the threads busy; the calls under way."""
        busy = [future for future in self._window if not future.done()]
        while len(busy) < self._concurrency and len(self._window) < self._concurrency * AHEAD:
            numbered = self._source.take()
            if numbered is None:
                break
            busy.append(self._pool.submit(self._run, *numbered))
            self._window.append(busy[-1])
        return busy

    def _run(self, index: int, call: Call[T]) -> Outcome[T]:
        try:
            _check(stopped=self._stopped.is_set(), used_up=self._used_up)
            return Outcome(index, call, value=self._send(call, self._stopped.wait, self._gate))
        except Exception as error:
            self._used_up = self._used_up or isinstance(error, RateLimited)
            return Outcome(index, call, error=error)


class AsyncBatch(Generic[T], AsyncIterator[Outcome[T]]):
    """The outcomes of many calls, in the order of the calls, each as soon as it and all before it are there.

    Calls are sent while the next outcome is waited for. If the task that waits is cancelled, nothing more is sent; what
    is under way is finished as long as the event loop runs, and iterating on gives each call its outcome.
    """

    def __init__(
        self,
        send: Callable[[Call[T], Callable[[float], Awaitable[bool]], Gate], Awaitable[T]],
        calls: Iterable[Call[T]],
        concurrency: int,
    ) -> None:
        self._send = send
        self._source = _Source(calls)
        self._concurrency = _checked(concurrency)
        self._gate = Gate()
        self._stopped = asyncio.Event()
        self._used_up = False
        self._window: deque[tuple[int, Call[T], asyncio.Task[Outcome[T]]]] = deque()

    def stop(self) -> None:
        """Send nothing more; iterate on to see what became of each call."""
        self._stopped.set()

    async def __anext__(self) -> Outcome[T]:
        busy = self._fill()
        if not self._window:
            self._source.raise_failure()
            raise StopAsyncIteration
        while self._window[0][2] in busy:
            try:
                await asyncio.wait(busy, return_when=asyncio.FIRST_COMPLETED)
            except asyncio.CancelledError:
                self.stop()
                raise
            busy = self._fill()
        index, call, task = self._window.popleft()
        if task.cancelled():
            return Outcome(index, call, error=ConnectionFailed("cancelled under way; the service may have done it"))
        return task.result()

    def _fill(self) -> list[asyncio.Task[Outcome[T]]]:
        """Keep as many tasks as wanted busy; the calls under way."""
        busy = [task for _, _, task in self._window if not task.done()]
        while len(busy) < self._concurrency and len(self._window) < self._concurrency * AHEAD:
            numbered = self._source.take()
            if numbered is None:
                break
            busy.append(asyncio.get_running_loop().create_task(self._run(*numbered)))
            self._window.append((*numbered, busy[-1]))
        return busy

    async def _run(self, index: int, call: Call[T]) -> Outcome[T]:
        try:
            _check(stopped=self._stopped.is_set(), used_up=self._used_up)
            return Outcome(index, call, value=await self._send(call, self._wait, self._gate))
        except Exception as error:
            self._used_up = self._used_up or isinstance(error, RateLimited)
            return Outcome(index, call, error=error)

    async def _wait(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            return False
        return True


class _Source(Generic[T]):
    """The calls, numbered; one that cannot be taken ends them, and why is told when all before it have their outcome."""

    def __init__(self, calls: Iterable[Call[T]]) -> None:
        self._calls = enumerate(calls)
        self._failure: Exception | None = None

    def take(self) -> tuple[int, Call[T]] | None:
        """The next one; None at the end."""
        try:
            numbered = next(self._calls, None)
            if numbered is not None and not isinstance(numbered[1], Call):
                what = f"call {numbered[0]} is not one but of type {type(numbered[1]).__name__}"
                raise TypeError(f"{what}: make calls with client.calls, as in client.calls.users.get(user_id)")
        except Exception as error:
            self._calls = enumerate(())
            self._failure = error
            return None
        return numbered

    def raise_failure(self) -> None:
        """Say, once, why there are no more."""
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure


def _check(*, stopped: bool, used_up: bool) -> None:
    if stopped or used_up:
        raise NotSent(
            "the batch was stopped before its turn" if stopped else "the rate limit was used up before its turn"
        )


def _checked(concurrency: int) -> int:
    if concurrency < 1:
        raise ValueError(f"concurrency must be 1 or more, not {concurrency}")
    return concurrency
