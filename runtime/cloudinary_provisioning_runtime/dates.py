"""Dates, as the service writes them and as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo


def parse_datetime(text: str) -> datetime:
    """An aware datetime; one without an offset counts as UTC. ValueError if it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = _parse_as_people_write(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def parse_date(text: str) -> date:
    """A day. ValueError if it is none, or could be read as two."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return utc_day(_parse_as_people_write(text))


def moment_of(seconds: int) -> datetime:
    """The aware datetime of so many seconds since 1970. OverflowError if it is beyond the calendar."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def utc_day(value: date) -> date:
    """The day of a date or datetime; an aware datetime counts as its day in UTC."""
    if isinstance(value, datetime):
        try:
            return (value.astimezone(UTC) if value.tzinfo is not None else value).date()
        except OverflowError:
            raise ValueError(f"{value.isoformat()} is beyond the calendar in UTC") from None
    return value


def _parse_as_people_write(text: str) -> datetime:
    from dateutil import parser

    # dateutil fills what is missing from a default and guesses whether 1/2 is a day and a month or the reverse:
    # only what comes out the same with every default and in either order was really said.
    first = datetime(2000, 1, 1)
    try:
        readings = {
            parser.parse(text, default=default, dayfirst=day_first, tzinfos=_zone)
            for default in (first, first + timedelta(days=400))
            for day_first in ((False,) if text[:4].isdigit() else (False, True))
        }
    except (ValueError, OverflowError):
        readings = set()
    if len(readings) != 1:
        raise ValueError(f"{text!r} is not one whole date; write it as 2026-01-31")
    return readings.pop()


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is not None and name.upper() not in ("UTC", "GMT", "Z"):
        raise ValueError(f"unknown time zone {name!r}")
    return UTC if name is not None else None
