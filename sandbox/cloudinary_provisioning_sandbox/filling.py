"""An account with many users, environments and groups, for paging and load."""

from .handlers import product_environments, user_groups
from .handlers.users import create as create_user
from .store import Store

_FIRST_NAMES = ("Ada", "Alan", "Barbara", "Dennis", "Edsger", "Frances", "Grace", "Ken", "Margaret", "Niklaus")
_LAST_NAMES = ("Allen", "Dijkstra", "Hamilton", "Hopper", "Liskov", "Lovelace", "Ritchie", "Turing", "Wing", "Wirth")
_ROLES = ("admin", "media_library_user", "media_library_admin", "reports", "technical_admin", "billing")
_AGO = "strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-' || (730 * 86400 * (? - seq) / max(?, 1)) || ' seconds')"
_SEEN = "strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-' || (seq * 37 % 400) || ' days')"


def fill(store: Store, *, users: int, environments: int, groups: int) -> None:
    """Create so many of each as a caller would; the same numbers give the same account, up to its ids."""
    environment_ids = [
        product_environments.create(
            store, body={"name": f"Environment {number}", "cloud_name": f"environment-{number}"}
        )["id"]
        for number in range(1, environments + 1)
    ]
    user_ids = [create_user(store, body=_user(number, environment_ids))["id"] for number in range(1, users + 1)]
    group_ids = [user_groups.create(store, body={"name": f"Group {number}"})["id"] for number in range(1, groups + 1)]
    for number, user_id in enumerate(user_ids if group_ids else []):
        store.insert("group_members", group_id=group_ids[number % len(group_ids)], user_id=user_id)
    # Invited one after the other over two years. Nobody can set a password in the sandbox; here four of five have, and
    # they logged in for the last time between the day of their invitation and today.
    now = store.now()
    store.run(f"UPDATE users SET created_at = {_AGO}, updated_at = {_AGO}", *(now, users, users) * 2)
    store.run(f"UPDATE users SET pending = 0, last_login = max(created_at, {_SEEN}) WHERE seq % 5 <> 0", now)


def _user(number: int, environment_ids: list[str]) -> dict[str, object]:
    first, last = _FIRST_NAMES[number % 10], _LAST_NAMES[number // 10 % 10]
    # Every fourth user is limited to one environment.
    limited = environment_ids[number % len(environment_ids) :][:1] if environment_ids and number % 4 == 0 else []
    return {
        "name": f"{first} {last}",
        "email": f"{first}.{last}.{number}@example.com".lower(),
        "role": _ROLES[number % len(_ROLES)],
        "sub_account_ids": limited,
    }
