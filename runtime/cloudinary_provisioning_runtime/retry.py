"""When and how often a failed call is sent again."""

from __future__ import annotations

import math
import random

from attrs import frozen


@frozen(kw_only=True)
class Retry:
    """When and how often a failed call is sent again.

    A call that the service refused for its rate (420, 429), or that never reached the service, is always sent again.
    A call that may have reached it (connection lost, 500, 502, 503, 504) is sent again unless it is a POST: nothing is
    created twice. (A POST that the contract calls idempotent, such as adding a user to a group, is sent again as well.)

    Attributes:
        attempts: How often a call is sent at most; 1 turns retries off.
        backoff: Seconds to wait before the second attempt if the service names none; doubled each time.
        longest_wait: Longest single wait in seconds. If the service asks for a longer one, the error is raised at once.
        budget: Seconds that one call may wait in total. A batch gives up if no call succeeded for that long.
        jitter: Share of each backoff that is random, 0 to 1, so that many clients do not come back at once.
    """

    attempts: int = 4
    backoff: float = 0.5
    longest_wait: float = 60.0
    budget: float = 120.0
    jitter: float = 0.5

    def __attrs_post_init__(self) -> None:
        numbers = (self.backoff, self.longest_wait, self.budget, self.jitter)
        if type(self.attempts) is not int or self.attempts < 1:
            raise ValueError(f"attempts must be a whole number from 1 on, not {self.attempts!r}")
        if not all(type(number) in (int, float) and 0 <= number < math.inf for number in numbers):
            raise ValueError(f"backoff, longest_wait, budget and jitter must be numbers from 0 on: {self}")
        if self.jitter > 1:
            raise ValueError(f"jitter must be between 0 and 1, not {self.jitter}")

    def wait_before(self, attempt: int) -> float:
        """Seconds of backoff before an attempt; the first repetition is attempt 2."""
        whole = min(self.backoff * 2.0 ** min(attempt - 2, 50), self.longest_wait)
        return whole * (1 - self.jitter * random.random())  # noqa: S311 - jitter is no secret
