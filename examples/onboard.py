"""Onboard a client: an environment, an access key, and a group of the people in a CSV file (columns name and email).

    python examples/onboard.py "Client Portal" client-portal people.csv

Run it again after a failure, or when the file has grown: what is there already is found (the environment by cloud name,
users by e-mail address, the key and the group by name) and kept. The key and its secret go into client-portal.env. The
progress bar is rich's: the extra `progress`.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from cloudinary_provisioning import Call, Provisioning, ProvisioningError, Role
from cloudinary_provisioning.models import AccessKey, Principal, RoleToManage
from rich.progress import track

T = TypeVar("T")

KEY_NAME = "Production Keys"
KEY_ROLE = "Contributor"
GROUP_ROLE = "Editor"


class Onboarding:
    """The steps; `created` and `found` count what they did, also when one fails."""

    def __init__(self, client: Provisioning) -> None:
        self.client = client
        self.created: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    @cached_property
    def role_ids(self) -> dict[str, str]:
        roles = self.client.roles.list(permission_type="global", scope_type="prodenv").data
        return {role.name: role.id for role in roles}

    def run(self, name: str, cloud_name: str, people: dict[str, str], key_file: Path) -> AccessKey:
        client = self.client
        env = self.find_or_create(
            "environments",
            (env for env in client.product_environments.list().sub_accounts if env.cloud_name == cloud_name),
            lambda: client.product_environments.create(name=name, cloud_name=cloud_name),
        )
        # Without this role, the provisioning key cannot make access keys in the environment.
        own_key = str(client.configuration.provisioning_api_key)
        self.give_role("Admin", Principal(type="provisioningKey", id=own_key), env.id)

        key_file.touch(mode=0o600)  # before there is a secret that could be lost
        key = self.find_or_create(
            "access keys",
            (key for key in client.access_keys.iter(env.id) if key.name == KEY_NAME),
            lambda: client.access_keys.generate(env.id, name=KEY_NAME),
        )
        if key.api_secret:  # not if it was created before, and the service shows it at creation only
            key_file.write_text(f"CLOUDINARY_URL=cloudinary://{key.api_key}:{key.api_secret}@{env.cloud_name}\n")
        self.give_role(KEY_ROLE, Principal(type="apiKey", id=key.api_key), env.id)

        group_name = f"{name} editors"
        group = self.find_or_create(
            "groups",
            (group for group in client.user_groups.list().user_groups if group.name == group_name),
            lambda: client.user_groups.create(name=group_name),
        )
        self.give_role(GROUP_ROLE, Principal(type="group", id=group.id), env.id)

        user_ids = {user.email.lower(): user.id for user in client.users.iter()}
        new = [email for email in people if email not in user_ids]
        self.found["users"] += len(people) - len(new)
        users = self.send_all(
            "users",
            [
                client.calls.users.create(
                    name=people[email], email=email, role=Role.MEDIA_LIBRARY_USER, sub_account_ids=[env.id]
                )
                for email in new
            ],
        )
        user_ids.update(zip(new, (user.id for user in users), strict=True))

        members = {user.id for user in client.user_groups.list_users(group.id).users}
        missing = [user_ids[email] for email in people if user_ids[email] not in members]
        self.found["group members"] += len(people) - len(missing)
        self.send_all("group members", [client.calls.user_groups.add_user(group.id, user_id) for user_id in missing])
        return key

    def find_or_create(self, things: str, found: Iterable[T], create: Callable[[], T]) -> T:
        for thing in found:
            self.found[things] += 1
            return thing
        thing = create()
        self.created[things] += 1
        return thing

    def give_role(self, name: str, principal: Principal, env_id: str) -> None:
        role_id = self.role_ids[name]
        held = self.client.principals.list_roles(
            principal_type=principal.type,
            principal_id=principal.id,
            permission_type="global",
            scope_type="prodenv",
            scope_id=env_id,
        ).data
        if role_id in {role.id for role in held}:
            self.found["roles"] += 1
            return
        self.client.principals.update_roles(
            operation="add", principal=principal, roles=[RoleToManage(id=role_id, scope_id=env_id)]
        )
        self.created["roles"] += 1

    def send_all(self, things: str, calls: Sequence[Call[T]]) -> list[T]:
        """Send the calls with a progress bar; after a failure no more of them, and raise the first one."""
        if not calls:
            return []
        results: list[T] = []
        failure: Exception | None = None
        batch = self.client.send_all(calls)
        for outcome in track(batch, things.capitalize(), total=len(calls)):
            if outcome.ok:
                results.append(outcome.result())
                self.created[things] += 1
            else:
                batch.stop()
                failure = failure or outcome.error
        if failure is not None:
            raise failure
        return results


def main(name: str, cloud_name: str, file: Path) -> int:
    with file.open(newline="", encoding="utf-8-sig") as lines:  # -sig: spreadsheets begin files with a mark
        people = {row["email"].strip().lower(): row["name"] for row in csv.DictReader(lines)}
    key_file = Path(f"{cloud_name}.env")
    problem = None
    with Provisioning() as client:
        onboarding = Onboarding(client)
        try:
            key = onboarding.run(name, cloud_name, people, key_file)
            if key.api_key not in key_file.read_text():
                problem = f"the answer with the secret of {key.name} was lost\nDelete this key, and run this again."
        except ProvisioningError as error:
            sent = f"Sent was {error.call.json}\n" if error.call is not None and error.call.json else ""
            problem = f"{error}\n{sent}Run this again to go on from there."
        except KeyboardInterrupt:
            problem = "interrupted\nRun this again to go on from there."
    for things in ("environments", "roles", "access keys", "groups", "users", "group members"):
        print(f"{things:14}{onboarding.created[things]:5} created{onboarding.found[things]:6} found")
    if problem is not None:
        print(f"error: {problem}", file=sys.stderr)
    return 0 if problem is None else 1


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit('usage: python examples/onboard.py "NAME" CLOUD_NAME PEOPLE.csv')
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
