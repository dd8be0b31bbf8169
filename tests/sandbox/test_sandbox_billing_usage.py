from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def cycles(usage: Any) -> list[Any]:
    [plan] = usage
    return [
        cycle
        for metric in plan["metric_usage"]
        for cycle in (*metric["cycles"], *metric["monthly_cycles"])
    ]  # fmt: skip


def test_without_environments_nothing_is_used(api: Api) -> None:
    usage = api.get("/billing_usage")
    assert [plan["plan_name"] for plan in usage] == ["Sandbox"]
    assert {cycle["usage"] for cycle in cycles(usage)} == {0}
    assert not any("product_environment_breakdown" in cycle for cycle in cycles(usage))


def test_the_figures_stay_the_same_and_grow_with_the_environments(api: Api) -> None:
    api.environment("One")
    usage = api.get("/billing_usage")
    assert api.get("/billing_usage", year=datetime.now(UTC).year) == usage
    api.environment("Two")
    more = api.get("/billing_usage")
    assert sum(cycle["usage"] for cycle in cycles(more)) > sum(cycle["usage"] for cycle in cycles(usage)) > 0


def test_the_parts_add_up(api: Api) -> None:
    names = {api.environment(name)["cloud_name"] for name in ("One", "Two", "Three")}
    usage = api.get("/billing_usage", include_prodenv_breakdown="true")
    for cycle in cycles(usage):
        assert sum(cycle["breakdown"].values()) == pytest.approx(cycle["usage"])
        by_environment = cycle["product_environment_breakdown"]
        assert {entry["cloud_name"] for entry in by_environment} == names
        for part, value in cycle["breakdown"].items():
            assert sum(entry[part] for entry in by_environment) == pytest.approx(value)


def test_years(api: Api) -> None:
    api.sandbox.set_clock("2025-11-03T04:05:06Z")
    api.environment()
    api.sandbox.set_clock("2026-02-28T23:59:59Z")
    assert api.get("/billing_usage", year=2024) == api.get("/billing_usage", year=2027) == []

    def months(metric: str, **params: Any) -> dict[str, float]:
        [plan] = api.get("/billing_usage", **params)
        [usage] = [usage for usage in plan["metric_usage"] if usage["metric"] == metric]
        [cycle] = usage["cycles"]
        monthly = {month["from_day"]: month["usage"] for month in usage["monthly_cycles"]}
        year = params.get("year", 2026)
        assert (cycle["from_day"], cycle["to_day"]) == (f"{year}-01-01", f"{year}-12-31")
        last = list(monthly.values())[-1]
        assert cycle["usage"] == pytest.approx(last if metric == "storage" else sum(monthly.values()))
        return monthly

    before = months("bandwidth", year=2025)
    assert [day for day, used in before.items() if used] == ["2025-11-01", "2025-12-01"]
    assert list(months("bandwidth")) == ["2026-01-01", "2026-02-01"]
    stored = [*months("storage", year=2025).values(), *months("storage").values()]
    assert stored == sorted(stored)


def test_a_seed_repeats_them() -> None:
    found = []
    for seed in (7, 7, 8):
        with Sandbox(seed=seed) as sandbox:
            account = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
            with httpx.Client(auth=("key", "secret")) as client:
                client.post(f"{account}/sub_accounts", json={"name": "Portal"})
                found.append(client.get(f"{account}/billing_usage").json())
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize("wrong", [{"year": "last"}, {"include_prodenv_breakdown": "maybe"}])
def test_what_cannot_be_read(api: Api, wrong: dict[str, str]) -> None:
    api.get("/billing_usage", status=400, **wrong)
    assert api.get("/billing_usage", year=10**9) == []
