"""What the account has used of its plan: figures made up from the ids of its environments, so they stay the same."""

import calendar
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..store import Store
from . import Json

_PLAN = "Sandbox"
# Figures are counted in hundredths, so that the sums of their parts are exact.
_UNIT = 100


@dataclass(frozen=True)
class _Metric:
    name: str
    limit: int
    parts: dict[str, int]
    """The most that an environment uses in a month, by what causes it."""
    kept: bool = False
    """What is stored is still there in the next month; what is delivered is not."""
    whole: bool = False
    """Gigabytes have fractions, impressions have none."""


_METRICS = [
    _Metric("storage", 1000, {"storage_image": 8, "storage_video": 20, "storage_raw": 2}, kept=True),
    _Metric("transformations", 100_000, {"transformations_image": 2000, "transformations_video": 300}, whole=True),
    _Metric("bandwidth", 5000, {"bandwidth_image": 80, "bandwidth_video": 150, "bandwidth_raw": 5}),
    _Metric("image_impressions", 10_000_000, {"image_impressions": 250_000}, whole=True),
    _Metric("video_seconds", 1_000_000, {"video_seconds": 20_000}, whole=True),
]


@dataclass(frozen=True)
class _Environment:
    id: str
    cloud_name: str
    opened: date

    def used(self, metric: _Metric, part: str, month: date) -> int:
        """Hundredths of the unit, in the month that begins on the day."""
        first = self.opened.replace(day=1)
        if month < first:
            return 0
        if metric.kept:
            return sum(self._drawn(metric, part, earlier) for earlier in _months(first, month))
        return self._drawn(metric, part, month)

    def _drawn(self, metric: _Metric, part: str, month: date) -> int:
        digest = hashlib.sha256(f"{self.id}/{part}/{month:%Y-%m}".encode()).digest()
        step = _UNIT if metric.whole else 1
        return int.from_bytes(digest[:6]) % (metric.parts[part] * _UNIT // step + 1) * step


def get(store: Store, *, year: int | None = None, include_prodenv_breakdown: bool = False) -> list[Json]:
    environments = [
        _Environment(row["id"], row["cloud_name"], datetime.fromisoformat(row["created_at"]).date())
        for row in store.all("SELECT id, cloud_name, created_at FROM environments ORDER BY seq")
    ]
    today = store.clock.now().date()
    year = today.year if year is None else year
    # The subscription is an annual one that began with the first environment.
    if not min((environment.opened.year for environment in environments), default=today.year) <= year <= today.year:
        return []
    first = date(year, 1, 1)
    months = list(_months(first, min(today, date(year, 12, 31))))
    return [
        {
            "plan_name": _PLAN,
            "metric_usage": [
                {
                    "metric": metric.name,
                    "limit": metric.limit,
                    "cycles": [
                        _cycle(
                            metric,
                            environments,
                            (first, date(year, 12, 31)),
                            months[-1:] if metric.kept else months,
                            include_prodenv_breakdown,
                        )
                    ],
                    "monthly_cycles": [
                        _cycle(metric, environments, (month, _last_day(month)), [month], include_prodenv_breakdown)
                        for month in months
                    ],
                }
                for metric in _METRICS
            ],
        }
    ]


def _cycle(
    metric: _Metric,
    environments: list[_Environment],
    days: tuple[date, date],
    months: list[date],
    include_prodenv_breakdown: bool,
) -> Json:
    used = [
        {part: sum(environment.used(metric, part, month) for month in months) for part in metric.parts}
        for environment in environments
    ]
    breakdown = {part: sum(parts[part] for parts in used) for part in metric.parts}
    cycle: Json = {
        "from_day": days[0].isoformat(),
        "to_day": days[1].isoformat(),
        "usage": _number(sum(breakdown.values())),
        "breakdown": {part: _number(hundredths) for part, hundredths in breakdown.items()},
    }
    if include_prodenv_breakdown:
        cycle["product_environment_breakdown"] = [
            {"cloud_name": environment.cloud_name, **{part: _number(value) for part, value in parts.items()}}
            for environment, parts in zip(environments, used, strict=True)
        ]
    return cycle


def _number(hundredths: int) -> float:
    return hundredths // _UNIT if hundredths % _UNIT == 0 else hundredths / _UNIT


def _months(first: date, last: date) -> Iterable[date]:
    """The first days of the months from one day to another."""
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(month // 12, month % 12 + 1, 1)


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
