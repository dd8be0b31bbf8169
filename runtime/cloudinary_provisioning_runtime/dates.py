"""Dates as ISO 8601 writes them; anything else is a ValueError, since nothing is guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

# The parsers below also take a year, a month or a week alone, for its first day.
WHOLE_DAY = re.compile(r"(\d{4}-\d\d-\d\d|\d{8}|\d{4}-?\d{3}|\d{4}-W\d\d-\d|\d{4}W\d{3})([T ].+)?", re.ASCII)


def parse_datetime(text: str) -> datetime:
    """An aware datetime; one without an offset is in UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        from dateutil.parser import isoparse

        found = isoparse(whole_day(text))
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def whole_day(text: str) -> str:
    """The same string, if it names a day."""
    if not WHOLE_DAY.fullmatch(text):
        raise ValueError(f"{text!r} does not name a day as ISO 8601 does")
    return text


def parse_date(text: str) -> date:
    """A date; of a date with a time, its day in UTC."""
    return utc_day(parse_datetime(text))


def parse_timestamp(seconds: int) -> datetime:
    """The aware datetime of a number of seconds since 1970."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        raise ValueError(f"{seconds} is beyond the calendar") from None


def to_utc(value: datetime) -> datetime:
    """A datetime in UTC; one without an offset is in UTC already."""
    try:
        return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError(f"{value.isoformat()} is beyond the calendar in UTC") from None


def utc_day(value: date) -> date:
    """The day of a date, or of a datetime in UTC."""
    return to_utc(value).date() if isinstance(value, datetime) else value
