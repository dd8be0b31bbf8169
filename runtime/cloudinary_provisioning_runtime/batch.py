"""Many calls at once: threads for the sync client, tasks for the async one."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Generic, TypeVar
from weakref import finalize

from .answer import Outcome
from .call import Call
from .errors import ConnectionFailed, NotSent, RateLimited
from .policy import Gate

T = TypeVar("T")

# How many calls, in multiples of the concurrency, may be ahead of the one whose outcome is waited for.
AHEAD = 4

# What the dispatcher is handed beside calls.
_STOP, _END = object(), object()


class Batch(Generic[T], Iterator[Outcome[T]]):
    """The outcomes of many calls, in the order of the calls, each as soon as it and all before it are there.

    Calls are sent while the next outcome is waited for. Ctrl-C meanwhile stops the batch: what is under way is
    finished, nothing more is sent, each call still gets its outcome, and then KeyboardInterrupt is raised; a second
    Ctrl-C raises it at once. (Python itself, at its end, waits for what is under way.) One thread iterates; any may
    call `stop`.
    """

    # Ctrl-C interrupts the main thread anywhere, even between taking a lock and giving it back, or between taking
    # something out and storing it. So this class, which runs there, takes no lock and does with one expression what
    # must not be torn; what needs locks is left to the dispatcher's thread and those of the calls.

    def __init__(
        self,
        send: Callable[[Call[T], Callable[[float], bool], Gate], T],
        calls: Iterable[Call[T]],
        concurrency: int,
    ) -> None:
        self._source = _Source(calls)
        self._concurrency = _checked(concurrency)
        self._work = _Work(send, concurrency)
        self._window: deque[tuple[int, Call[T]]] = deque()
        self._is_first_given = False
        self._is_dispatched = False
        self._interrupted = False
        self._owes_interrupt = False
        # A batch that nobody iterates to its end ends with its last name.
        finalize(self, self._work.handed.put, _END).atexit = False

    def stop(self) -> None:
        """Send nothing more; iterate on to see what became of each call."""
        self._work.is_stopped = True
        self._work.handed.put(_STOP)

    def __next__(self) -> Outcome[T]:
        if self._is_first_given:
            index = self._window[0][0]
            del self._work.outcomes[index], self._work.begun[index], self._window[0]
            self._is_first_given = False
        while True:
            try:
                self._wait_for_the_first()
                break
            except KeyboardInterrupt:
                self._owes_interrupt = not self._interrupted
                if self._interrupted:
                    raise
                self._interrupted = True
                self.stop()
        if self._window:
            outcome = self._work.outcomes[self._window[0][0]]
            self._is_first_given = True
            return outcome
        self._work.handed.put(_END)
        if self._owes_interrupt:
            self._owes_interrupt = False
            raise KeyboardInterrupt
        self._source.raise_failure()
        raise StopIteration

    def _wait_for_the_first(self) -> None:
        self._fill()
        while self._window and self._window[0][0] not in self._work.outcomes:
            if self._work.is_over:
                self._work.refuse_what_nobody_began(self._window)
            if self._window[0][0] not in self._work.outcomes:
                self._work.settled.get()
            self._fill()

    def _fill(self) -> None:
        """Keep as many threads busy as wanted."""
        outcomes = self._work.outcomes
        busy = sum(index not in outcomes for index, _ in self._window)
        while busy < self._concurrency and len(self._window) < self._concurrency * AHEAD:
            if not self._source.take_into(self._window):
                break
            busy += 1
            if self._work.is_over:
                continue
            if not self._is_dispatched:
                self._start_dispatcher()
            self._work.handed.put(self._window[-1])

    def _start_dispatcher(self) -> None:
        try:
            Thread(target=self._work.dispatch, name="cloudinary-provisioning", daemon=True).start()
        except RuntimeError:  # no more threads are to be had
            self.stop()
            raise
        self._is_dispatched = True


class _Work(Generic[T]):
    """What the batch, the dispatcher and the threads of the calls share."""

    def __init__(self, send: Callable[[Call[T], Callable[[float], bool], Gate], T], concurrency: int) -> None:
        self.handed: SimpleQueue[Any] = SimpleQueue()
        self.settled: SimpleQueue[None] = SimpleQueue()
        self.outcomes: dict[int, Outcome[T]] = {}
        self.begun: dict[int, object] = {}  # by whom: who comes second leaves a call alone
        self.is_stopped = False
        self.is_used_up = False
        self._send = send
        self._concurrency = concurrency
        self._gate = Gate()
        self._stopped = Event()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be sent."""
        return self.is_stopped or self.is_used_up

    def dispatch(self) -> None:
        """Give the calls that are handed over to threads, until the end is."""
        pool = ThreadPoolExecutor(self._concurrency, thread_name_prefix="cloudinary-provisioning")
        while (handed := self.handed.get()) is not _END:
            if handed is _STOP:
                self._stopped.set()
                continue
            try:
                pool.submit(self._run, *handed)
            except RuntimeError:  # no more threads are to be had
                self._run(*handed)
        self.is_stopped = True
        self._stopped.set()
        pool.shutdown(wait=False)

    def refuse_what_nobody_began(self, window: Iterable[tuple[int, Call[T]]]) -> None:
        for index, call in window:
            if index not in self.outcomes and self._begins(index):
                self.outcomes[index] = Outcome(index, call, error=_not_sent(stopped=self.is_stopped))

    def _begins(self, index: int) -> bool:
        mine = object()
        return self.begun.setdefault(index, mine) is mine

    def _run(self, index: int, call: Call[T]) -> None:
        if not self._begins(index):
            return
        try:
            if self.is_over:
                raise _not_sent(stopped=self.is_stopped)
            outcome = Outcome(index, call, value=self._send(call, self._stopped.wait, self._gate))
        except Exception as error:
            self.is_used_up = self.is_used_up or isinstance(error, RateLimited)
            outcome = Outcome(index, call, error=error)
        except BaseException as error:  # a hook of somebody's that wants to end the thread: nobody is to wait for ever
            outcome = Outcome(index, call, error=ConnectionFailed(f"ended by {error!r}; the service may have done it"))
        self.outcomes[index] = outcome
        self.settled.put(None)


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
            if self._stopped.is_set() or self._used_up:
                raise _not_sent(stopped=self._stopped.is_set())
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
    """The calls, numbered; one that cannot be taken ends them, and why is told after the outcomes before it."""

    def __init__(self, calls: Iterable[Call[T]]) -> None:
        self._calls = enumerate(calls)
        self._failure: Exception | None = None

    def take(self) -> tuple[int, Call[T]] | None:
        """The next one; None at the end."""
        found: deque[tuple[int, Call[T]]] = deque()
        return found[0] if self.take_into(found) else None

    def take_into(self, window: deque[tuple[int, Call[T]]]) -> bool:
        """Append the next one, if there is one."""
        before = len(window)
        try:
            window.extend(islice(self._calls, 1))
            if len(window) > before and not isinstance(window[-1][1], Call):
                index, wrong = window.pop()
                what = f"call {index} is not one but of type {type(wrong).__name__}"
                raise TypeError(f"{what}: make calls with client.calls, as in client.calls.users.get(user_id)")
        except Exception as error:
            self._calls = enumerate(())
            self._failure = error
        return len(window) > before

    def raise_failure(self) -> None:
        """Say, once, why there are no more."""
        failure, self._failure = self._failure, None
        if isinstance(failure, StopAsyncIteration):
            raise RuntimeError("the calls raised StopAsyncIteration") from failure
        if failure is not None:
            raise failure


def _not_sent(*, stopped: bool) -> NotSent:
    return NotSent("the batch was stopped before its turn" if stopped else "the rate limit was used up before its turn")


def _checked(concurrency: int) -> int:
    if concurrency < 1:
        raise ValueError(f"concurrency must be 1 or more, not {concurrency}")
    return concurrency
