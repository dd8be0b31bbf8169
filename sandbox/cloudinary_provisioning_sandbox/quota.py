"""A limit of calls per period, as the live service announces it in its headers."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Self

STATUS = 420
_PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


@dataclass(frozen=True)
class Standing:
    """How things stand after a call."""

    limit: int
    remaining: int
    reset: int
    """Seconds since 1970."""
    exceeded: bool = False

    @property
    def headers(self) -> dict[str, str]:
        return {
            "X-FeatureRateLimit-Limit": str(self.limit),
            "X-FeatureRateLimit-Remaining": str(self.remaining),
            "X-FeatureRateLimit-Reset": formatdate(self.reset, usegmt=True),
        }

    @property
    def message(self) -> str:
        reset = datetime.fromtimestamp(self.reset, UTC)
        return (
            f"Rate Limit Exceeded. Limit of {self.limit} api operations reached. Try again on {reset:%Y-%m-%d %H:%M:%S}"
            " UTC"
        )


class Quota:
    """Counts calls; a period begins when the clock says so (the full hour), not with the first call."""

    def __init__(self, limit: int, seconds: int, *, clock: Callable[[], float] = time.time) -> None:
        self.limit = limit
        self.seconds = seconds
        self._clock = clock
        self._period = 0
        self._calls = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `100/hour`; the period is a second, minute, hour or day."""
        limit, _, period = text.partition("/")
        if not (limit.isascii() and limit.isdecimal() and period in _PERIODS):
            others = ", ".join(name for name in _PERIODS if name != "hour")
            raise ValueError(f"{text!r} is not a limit such as 100/hour (or per {others})")
        return cls(int(limit), _PERIODS[period])

    def take(self) -> Standing:
        period = int(self._clock() // self.seconds)
        if period != self._period:
            self._period, self._calls = period, 0
        self._calls += 1
        return Standing(
            limit=self.limit,
            remaining=max(self.limit - self._calls, 0),
            reset=(period + 1) * self.seconds,
            exceeded=self._calls > self.limit,
        )

    def reset(self) -> None:
        self._calls = 0
