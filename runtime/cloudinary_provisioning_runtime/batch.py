"""Many calls at once: threads for the sync client, tasks for the asynchronous one."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from weakref import finalize

from attrs import define, field

from .answer import Outcome
from .call import Call, mistaken_call
from .errors import ConnectionFailed, NotSent, ProvisioningError, RateLimited
from .exchange import Exchange, Wait, rate_limit_wait

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient
    from .retry import Retry

T = TypeVar("T")

# How many calls, in multiples of the concurrency, may be ahead of the one whose outcome is next.
AHEAD = 4

logger = logging.getLogger("cloudinary_provisioning")


@define(eq=False)
class Job(Generic[T]):
    """A call that was taken, and its exchange once it began."""

    index: int
    call: Call[T]
    steps: Exchange[T] | None = None
    tickets: list[None] = field(factory=list)  # one if it is to run: whoever takes it runs it

    def begin(self) -> bool:
        """Whether the job is the caller's to run."""
        try:
            self.tickets.pop()
        except IndexError:
            return False
        return True


Result: TypeAlias = Outcome[T] | Wait


class HeldBack(Exception):
    """The call was refused for its rate; its exchange goes on later."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait)
        self.wait = wait


class Window(Generic[T]):
    """Decides which calls of a batch are sent when, and puts their outcomes in order; does no I/O.

    A refusal for the rate closes the window for all calls and halves how many may be under way; each success adds a
    little. So the batch comes back slowly from a rate limit. Only the thread or task that iterates uses a window.

    Ctrl-C may interrupt a method anywhere. So each step can be done twice, and once the window is stopped, whatever has
    a ticket left was not begun.
    """

    def __init__(self, calls: Iterable[Call[T]], concurrency: int, retry: Retry) -> None:
        if type(concurrency) is not int or concurrency < 1:
            raise ValueError(f"concurrency must be a whole number from 1 on, not {concurrency!r}")
        self.failure: Exception | None = None  # raised by the caller's iterable
        self.refusal: ProvisioningError | None = None  # the last one for the rate
        self.is_stopped = False
        self._calls = enumerate(calls)
        self._is_exhausted = False
        self._concurrency = concurrency
        self._retry = retry
        self._allowed = float(concurrency)
        self._under_way: dict[int, Job[T]] = {}
        self._held: dict[int, Job[T]] = {}
        self._outcomes: dict[int, Outcome[T]] = {}
        self._taken = 0
        self._next = 0
        self._opens_at = 0.0
        self._progress_at = time.monotonic()

    def next_job(self) -> Job[T] | None:
        """A call to send now, if there is one."""
        if self.is_stopped or len(self._under_way) >= int(self._allowed) or self.seconds_closed():
            return None
        job = next(iter(self._held.values()), None) or self._take()
        if job is not None:
            job.tickets = [None]
            self._under_way[job.index] = job
            self._held.pop(job.index, None)
            self._taken = max(self._taken, job.index + 1)
        return job

    def put(self, index: int, result: Result[T]) -> None:
        """A call that was sent has its outcome, or is held back."""
        if isinstance(result, Outcome):
            self._outcomes[index] = result
            if isinstance(result.error, NotSent) and isinstance(self.refusal, RateLimited):
                result.error.reset_at = self.refusal.reset_at
            wait = rate_limit_wait(result.error, self._retry)
            if wait is None:
                self._progress_at = time.monotonic()
                self._allowed = min(self._allowed + 1 / self._allowed, self._concurrency)
            elif isinstance(result.error, ProvisioningError):
                self._close_for(wait, result.error)
                self.is_stopped = self.is_stopped or isinstance(result.error, RateLimited)
        else:
            self._held[index] = self._under_way.get(index) or self._held[index]
            self._close_for(result.seconds, result.error)
            if time.monotonic() - self._progress_at > self._retry.budget:
                self.is_stopped = True
        self._under_way.pop(index, None)

    def next_outcome(self) -> Outcome[T] | None:
        """The outcome of the next call in order, if it is there."""
        if self.is_stopped:
            self._give_up()
        return self._outcomes.get(self._next)

    def go_on(self, given: Outcome[T]) -> None:
        """The outcome was given to the caller."""
        self._next = given.index + 1
        self._outcomes.pop(given.index, None)

    def seconds_closed(self) -> float:
        """Seconds until calls may be sent again."""
        return max(0.0, self._opens_at - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether every call that was taken has its outcome, and no call follows."""
        return self._next >= self._taken and (self.is_stopped or self._is_exhausted)

    def _take(self) -> Job[T] | None:
        if self._is_exhausted or self._taken - self._next >= self._concurrency * AHEAD:
            return None
        try:
            index, call = next(self._calls)
            if not isinstance(call, Call):
                raise TypeError(f"call {index}: {mistaken_call(call)}")
        except StopIteration:
            self._is_exhausted = True
            return None
        except Exception as error:
            self._is_exhausted, self.failure = True, error
            return None
        return Job(index, call)

    def _give_up(self) -> None:
        """End what is held back, and what was not begun."""
        self._held |= {index: job for index, job in self._under_way.items() if job.begin()}
        for index, job in list(self._held.items()):
            error: Exception = _not_sent(job)
            if job.steps is not None:
                try:
                    job.steps.send(True)  # the exchange raises the refusal that it waits for
                except (ProvisioningError, StopIteration) as refusal:
                    error = refusal if isinstance(refusal, ProvisioningError) else error
            self.put(index, Outcome(index, job.call, error=error))
            del self._held[index]

    def _close_for(self, seconds: float, error: ProvisioningError) -> None:
        if not self.seconds_closed():  # else the refusal is of the same rush
            self._allowed = max(1.0, self._allowed / 2)
            logger.info("batch: waiting %.1f s for the rate limit: %s", seconds, error, extra={"wait": seconds})
        self.refusal = error
        self._opens_at = max(self._opens_at, time.monotonic() + seconds)


class _Base(Generic[T]):
    _window: Window[T]

    @property
    def waiting_until(self) -> datetime | None:
        """When calls are sent again, aware and in UTC; None unless the batch waits for the rate limit."""
        seconds = self._window.seconds_closed()
        return datetime.now(UTC) + timedelta(seconds=seconds) if seconds else None

    @property
    def waiting_for(self) -> ProvisioningError | None:
        """The refusal that the batch waits for; None unless it waits for the rate limit."""
        return self._window.refusal if self._window.seconds_closed() else None

    def _raise_failure(self) -> None:
        failure, self._window.failure = self._window.failure, None
        if isinstance(failure, StopAsyncIteration):
            raise RuntimeError("the calls raised StopAsyncIteration") from failure
        if failure is not None:
            raise failure


class Batch(_Base[T], Iterator[Outcome[T]]):
    """The outcomes of many calls, in the order of the calls, each as soon as it and all before it are there.

    Calls are taken and sent while the next outcome is waited for. Ctrl-C meanwhile stops the batch: what is under way
    is finished, nothing more is taken or sent, and KeyboardInterrupt is raised after the last outcome; a second Ctrl-C
    raises it at once. (At its end Python itself waits for what is under way.) Calls without an outcome were not sent.
    One thread iterates; any thread may call `stop`.
    """

    def __init__(self, client: SyncClient, calls: Iterable[Call[T]], concurrency: int) -> None:
        self._window = Window(calls, concurrency, client.retry)
        self._workers: _Workers[T] = _Workers(client, concurrency)
        self._given: Outcome[T] | None = None
        self._interrupt: KeyboardInterrupt | None = None
        # The threads do not know the batch: one that is dropped before its end ends here.
        finalize(self, self._workers.close).atexit = False

    def stop(self) -> None:
        """Take and send nothing more; iterate on for the outcomes of what was sent."""
        self._window.is_stopped = True
        self._workers.stop()

    def __next__(self) -> Outcome[T]:
        while True:
            try:
                outcome = self._next_outcome()
                break
            except KeyboardInterrupt as interrupt:
                if self._interrupt is not None:
                    raise
                self._interrupt = interrupt
                self.stop()
        if outcome is not None:
            self._given = outcome
            return outcome
        self._workers.close()
        owed, self._interrupt = self._interrupt, None
        if owed is not None:
            raise owed
        self._raise_failure()
        raise StopIteration

    def _next_outcome(self) -> Outcome[T] | None:
        window, workers = self._window, self._workers
        if self._given is not None:
            window.go_on(self._given)
        while True:
            for index in list(workers.results):
                window.put(index, workers.results[index])
                del workers.results[index]
            while (job := window.next_job()) is not None:
                workers.submit(job)
            if (outcome := window.next_outcome()) is not None or window.is_over:
                return outcome
            if not workers.results:
                with suppress(Empty):
                    workers.changed.get(timeout=window.seconds_closed() or None)


class _Workers(Generic[T]):
    """The threads of a batch."""

    def __init__(self, client: SyncClient, concurrency: int) -> None:
        self.results: dict[int, Result[T]] = {}
        self.changed: SimpleQueue[None] = SimpleQueue()
        self._client = client
        self._stopped = Event()
        self._pool = ThreadPoolExecutor(concurrency, thread_name_prefix="cloudinary-provisioning")

    def submit(self, job: Job[T]) -> None:
        try:
            self._pool.submit(self._run, job)
        except RuntimeError:  # no thread can be started, or Python is about to end
            self._run(job)

    def stop(self) -> None:
        self._stopped.set()
        self.changed.put(None)

    def close(self) -> None:
        self.stop()
        self._pool.shutdown(wait=False)

    def _run(self, job: Job[T]) -> None:
        if job.begin():
            self.results[job.index] = self._send(job)
            self.changed.put(None)

    def _send(self, job: Job[T]) -> Result[T]:
        reply = None if job.steps is None else False
        try:
            if job.steps is None:
                if self._stopped.is_set():
                    raise _not_sent(job)
                job.steps = self._client._exchange(job.call, in_batch=True)
            answer = self._client._drive(job.steps, self._wait, reply)
            return Outcome(job.index, job.call, value=answer.value)
        except HeldBack as held:
            return held.wait
        except Exception as error:
            return Outcome(job.index, job.call, error=error)
        except BaseException as error:  # a hook that ends the thread: nobody is to wait for ever
            lost = ConnectionFailed(f"ended by {error!r}", sent="maybe", call=job.call)
            return Outcome(job.index, job.call, error=lost)

    def _wait(self, wait: Wait) -> bool:
        if wait.is_for_rate:
            raise HeldBack(wait)
        return self._stopped.wait(wait.seconds)


class AsyncBatch(_Base[T], AsyncIterator[Outcome[T]]):
    """The outcomes of many calls, in the order of the calls, each as soon as it and all before it are there.

    Calls are taken and sent while the next outcome is waited for. If the task that waits is cancelled, nothing more is
    taken or sent; what is under way is finished as long as the event loop runs, and iterating on gives its outcomes.
    Calls without an outcome were not sent.
    """

    def __init__(self, client: AsyncClient, calls: Iterable[Call[T]], concurrency: int) -> None:
        self._window = Window(calls, concurrency, client.retry)
        self._client = client
        self._stopped = asyncio.Event()
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[Result[T]]] = set()
        self._given: Outcome[T] | None = None

    def stop(self) -> None:
        """Take and send nothing more; iterate on for the outcomes of what was sent."""
        self._window.is_stopped = True
        self._stopped.set()
        self._changed.set()

    async def __anext__(self) -> Outcome[T]:
        window = self._window
        if self._given is not None:
            window.go_on(self._given)
        while True:
            self._changed.clear()
            while (job := window.next_job()) is not None:
                task = asyncio.get_running_loop().create_task(self._run(job))
                self._tasks.add(task)
                task.add_done_callback(partial(self._finish, job))
            if (outcome := window.next_outcome()) is not None:
                self._given = outcome
                return outcome
            if window.is_over:
                self._raise_failure()
                raise StopAsyncIteration
            try:
                await _wait_for(self._changed, window.seconds_closed() or None)
            except asyncio.CancelledError:
                self.stop()
                raise

    async def _run(self, job: Job[T]) -> Result[T]:
        reply = None if job.steps is None else False
        try:
            if not job.begin() or (job.steps is None and self._stopped.is_set()):
                raise _not_sent(job)
            if job.steps is None:
                job.steps = self._client._exchange(job.call, in_batch=True)
            answer = await self._client._drive(job.steps, self._wait, reply)
            return Outcome(job.index, job.call, value=answer.value)
        except HeldBack as held:
            return held.wait
        except Exception as error:
            return Outcome(job.index, job.call, error=error)

    def _finish(self, job: Job[T], task: asyncio.Task[Result[T]]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            lost = ConnectionFailed("cancelled while the call was under way", sent="maybe", call=job.call)
            self._window.put(job.index, Outcome(job.index, job.call, error=lost))
        else:
            self._window.put(job.index, task.result())
        self._changed.set()

    async def _wait(self, wait: Wait) -> bool:
        if wait.is_for_rate:
            raise HeldBack(wait)
        return await _wait_for(self._stopped, wait.seconds)


def _not_sent(job: Job[Any]) -> NotSent:
    return NotSent("the batch ended before its turn", call=job.call)


async def _wait_for(event: asyncio.Event, seconds: float | None) -> bool:
    """Whether the event came within so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
