"""Everything that a sandbox remembers between two requests."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from .account import Account
from .clock import Clock
from .faults import Faults
from .filling import fill
from .quota import Quota
from .requests import ReceivedRequest
from .store import Store


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a sandbox behaves; the command has an option for each."""

    now: datetime | None = None
    """Where the clock stands; None is the machine's time."""
    seed: int | None = None
    db: Path | None = None
    users: int = 0
    environments: int = 0
    groups: int = 0
    latency_ms: float = 0
    rate_limit: str | None = None
    permissions: bool = False
    hide_secrets: bool = False
    strict: bool = False
    validate_responses: bool = False


@dataclass(frozen=True)
class State:
    """The account, its clock, the rules for misbehaving, and the calls that were counted and recorded."""

    account: Account
    options: Options
    store: Store
    clock: Clock
    faults: Faults
    requests: list[ReceivedRequest]
    quota: Quota | None

    @classmethod
    def open(cls, account: Account, options: Options) -> "State":
        quota = Quota.parse(options.rate_limit) if options.rate_limit is not None else None
        clock = Clock(options.now)
        filled = partial(fill, users=options.users, environments=options.environments, groups=options.groups)
        store = Store(
            account=account,
            clock=clock,
            seed=options.seed,
            path=options.db,
            fill=filled,
            permissions=options.permissions,
            hide_secrets=options.hide_secrets,
        )
        return cls(account, options, store, clock, Faults(), [], quota)

    def reset(self) -> None:
        """Begin again, as after a start without a file."""
        self.clock.reset()
        self.store.reset()
        self.faults.clear()
        self.requests.clear()
        if self.quota is not None:
            self.quota.reset()
