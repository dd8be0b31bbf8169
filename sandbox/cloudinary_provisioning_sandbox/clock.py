"""The sandbox's time: the machine's, or one that stands still, and either can be moved."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

Moment = datetime | date | str


def read_timestamp(value: Moment) -> datetime:
    """A date is its first moment, and what names no time zone is in UTC; `ValueError` if it is not a date."""
    if isinstance(value, str):
        text = value
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{text[:40]} is not a date such as 2026-01-31 or 2026-01-31T12:00:00Z") from None
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


def read_step(units: dict[str, Any]) -> timedelta:
    """How far to move, such as `{"days": 100}`; `ValueError` if it cannot be read."""
    try:
        return timedelta(**units)
    except (TypeError, OverflowError):
        raise ValueError("a step has a number of any of weeks, days, hours, minutes and seconds") from None


def iso(moment: datetime) -> str:
    """As the API writes it, so that strings compare as times do."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Clock:
    """Tells the machine's time, or stands at `start`."""

    def __init__(self, start: Moment | None = None) -> None:
        self._start = None if start is None else read_timestamp(start)
        self._fixed = self._start
        self._advanced = timedelta()

    def now(self) -> datetime:
        return (self._fixed or datetime.now(UTC)) + self._advanced

    def set(self, moment: Moment) -> None:
        """Stop the clock at a moment."""
        self._fixed, self._advanced = read_timestamp(moment), timedelta()

    def advance(self, step: timedelta) -> None:
        """Move the clock; `ValueError` if there is no such time."""
        try:
            _ = self.now() + step
            self._advanced += step
        except OverflowError:
            raise ValueError("the clock cannot move so far") from None

    def reset(self) -> None:
        self._fixed, self._advanced = self._start, timedelta()
