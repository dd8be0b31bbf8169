"""An HTTP response as a plain value, whatever library received it, and what its headers say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from attrs import field, frozen

from . import decode

CLOCK_TOLERANCE = timedelta(seconds=2)


class Headers(Mapping[str, str]):
    """Response headers; names are matched without regard to case."""

    def __init__(self, values: Mapping[str, str] = {}) -> None:
        self._values = {name.lower(): value for name, value in values.items()}

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


@frozen
class RateLimit:
    """The account's quota of calls; each part is None if the service did not say.

    Attributes:
        limit: Calls allowed in the period.
        remaining: Calls left in the period.
        reset_at: When the period ends, aware and in UTC.
    """

    limit: int | None
    remaining: int | None
    reset_at: datetime | None


@frozen
class Response:
    """An HTTP response that was read to its end.

    Attributes:
        status_code: HTTP status.
        reason_phrase: The text beside the status; may be empty.
        headers: Its headers.
        content: Its body, decompressed.
        is_decoded: False if the body does not have the encoding that the headers state; `content` is empty then.
    """

    status_code: int
    reason_phrase: str = ""
    headers: Headers = field(factory=Headers, repr=False)
    content: bytes = field(default=b"", repr=lambda content: f"<{len(content)} bytes>")
    is_decoded: bool = field(default=True, repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the status is 200 to 299."""
        return 200 <= self.status_code <= 299

    @property
    def text(self) -> str:
        """The body as text; what is not UTF-8 is replaced."""
        return self.content.decode("utf-8-sig", "replace")

    def json(self) -> Any:
        """The body as JSON. ValueError if it is not."""
        return decode.json(self.content)

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, to quote to its support."""
        return self.headers.get("X-Request-Id")

    @property
    def rate_limit(self) -> RateLimit:
        """What the headers say about the rate limit."""
        return RateLimit(
            _read_int(self.headers.get("X-FeatureRateLimit-Limit")),
            _read_int(self.headers.get("X-FeatureRateLimit-Remaining")),
            _read_date(self.headers.get("X-FeatureRateLimit-Reset")),
        )

    @property
    def retry_at(self) -> datetime | None:
        """When `Retry-After` allows the next request."""
        value = self.headers.get("Retry-After")
        seconds = _read_int(value)
        return _read_date(value) if seconds is None else self._date + timedelta(seconds=seconds)

    def seconds_until(self, moment: datetime) -> float:
        """Seconds from this response to a later moment, by the service's clock."""
        return max(0.0, (moment - self._date).total_seconds())

    @property
    def _date(self) -> datetime:
        # Our own clock is finer than the header's whole seconds, but it may be wrong.
        now, date = datetime.now(UTC), _read_date(self.headers.get("Date"))
        return now if date is None or abs(now - date) < CLOCK_TOLERANCE else date


def _read_int(header: str | None) -> int | None:
    # A longer number is not a count, and may be too long for a timedelta.
    return int(header) if header and header.isascii() and header.isdecimal() and len(header) < 10 else None


def _read_date(header: str | None) -> datetime | None:
    if not header:
        return None
    try:
        found = parsedate_to_datetime(header)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
