"""An exchange driven by hand, with the replies that a test has in mind."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.errors import ConnectionFailed, InvalidResponse, ProvisioningError, TimedOut
from cloudinary_provisioning_runtime.exchange import Request, Wait, exchange
from cloudinary_provisioning_runtime.read import read_object
from cloudinary_provisioning_runtime.response import Headers, Response
from cloudinary_provisioning_runtime.retry import Retry

Reply = Response | ProvisioningError
Make = Callable[[], Reply]

THRICE = Retry(attempts=3, backoff=0)


def answer(status: int, body: Any = None, /, *, reason: str = "", **headers: str) -> Response:
    """A response whose body is bytes, or made JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return Response(status, reason, Headers(named), content)


def never_sent() -> Reply:
    return ConnectionFailed("refused", sent="no")


def lost() -> Reply:
    return TimedOut("late", sent="maybe")


def read_nothing_made_up(_: Any) -> Any:
    """As the reader of an answer that lists what is left."""
    raise InvalidResponse("missing")


@dataclass
class Driven:
    """What an exchange did."""

    result: Any = None
    error: ProvisioningError | None = None
    sent: int = 0
    waits: list[Wait] = field(default_factory=list)

    @property
    def seconds(self) -> list[float]:
        return [wait.seconds for wait in self.waits]


def drive(
    *replies: Reply,
    method: str = "GET",
    parse: Any = read_object,
    idempotent: bool = False,
    give_up: bool = False,
    **settings: Any,
) -> Driven:
    """An exchange that gets these replies in turn; every further one is the last again."""
    call: Call[Any] = Call("things.do", method, "/things", parse, idempotent=idempotent)
    request = Request(method, "https://api.example.com/things", {}, None)
    steps = exchange(call, request, settings.pop("retry", THRICE), **settings)
    driven = Driven()
    reply: Any = None
    try:
        while True:
            step = steps.send(reply)
            if isinstance(step, Wait):
                driven.waits.append(step)
                reply = give_up
            else:
                assert step == request
                reply = replies[min(driven.sent, len(replies) - 1)]
                driven.sent += 1
    except StopIteration as end:
        driven.result = end.value.value
    except ProvisioningError as error:
        driven.error = error
    return driven
