"""A life cycle in a throw-away environment, which is deleted whatever happens."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

from attrs import evolve
from cloudinary_provisioning import Call, Provisioning, ProvisioningError
from cloudinary_provisioning.models import Principal, RoleToManage
from cloudinary_provisioning_runtime.read import read_any

from .contract import mask
from .reads import UNKNOWN_ID, Probe, items_of

PREFIX = "Probe_throw-away"


def life_cycle(probe: Probe) -> None:
    """Create an environment, use its access keys, and delete it."""
    name = f"{PREFIX} {uuid4().hex[:8]}"  # the underscore shows what becomes of it in the cloud name
    calls, ask = probe.client.calls, probe.ask
    undo: list[Call[Any]] = []
    with _throw_away(probe.client, name, undo):
        ask(calls.product_environments.create(name=name, base_sub_account_id=UNKNOWN_ID), "unknown base")
        made = ask(calls.product_environments.create(name=name, enabled=False), "enabled=false")
        environment = _read(made, "id")
        if not environment:
            return
        derived = {"kept": name.lower(), "a hyphen": name.lower().replace("_", "-")}
        cloud = _read(made, "cloud_name").lower()
        found = [form for form, text in derived.items() if cloud.startswith(text.replace(" ", "-"))]
        probe.answers[-1].facts["underscore"] = found[0] if found else "something else"
        probe.answers[-1].facts["enabled"] = "ignored" if made.get("enabled") else "honoured"
        ask(calls.product_environments.get(environment), "after creation")
        ask(calls.product_environments.update(environment, enabled=True, custom_attributes={"probe": "1"}), "")
        ask(calls.access_keys.list(environment), "after creation")
        _use_keys(probe, environment, undo)
    ask(calls.product_environments.get(environment), "after deletion")


def _use_keys(probe: Probe, environment: str, undo: list[Call[Any]]) -> None:
    calls, ask = probe.client.calls.access_keys, probe.ask
    first = ask(calls.generate(environment), "without a name")
    if first is None and probe.answers[-1].status == 403 and _become_admin(probe, environment, undo):
        first = ask(calls.generate(environment), "without a name, as Admin")
    if name := _read(first, "name"):
        probe.answers[-1].facts["name"] = f"of the form `{mask(name)}`"
    second = ask(calls.generate(environment, name="probe"), "named")
    ask(calls.generate(environment, name="probe"), "same name again")
    for key in filter(None, (_read(first, "api_key"), _read(second, "api_key"))):
        ask(calls.update(environment, key, dedicated_for="webhooks"), "dedicated_for=webhooks")
    keys = items_of(ask(calls.list(environment), "after the second dedication")) or []
    dedicated = [key["dedicated_for"] for key in keys if "dedicated_for" in key]
    probe.answers[-1].facts["dedicated keys"] = f"{len(dedicated)} keys have it, {dedicated.count([])} of them empty"
    ask(calls.delete(environment, UNKNOWN_ID), "unknown key")
    ask(calls.delete_by_name(environment, name="probe"), "")
    for key in filter(None, (_read(key, "api_key") for key in keys if key.get("root"))):
        ask(calls.delete(environment, key), "root key")


def _become_admin(probe: Probe, environment: str, undo: list[Call[Any]]) -> bool:
    """Give the provisioning key the role Admin in the new environment, as accounts with Roles and Permissions need."""
    calls = probe.client.calls
    listed = probe.ask(calls.roles.list(permission_type="global", scope_type="prodenv"), "to find Admin")
    found = [_read(role, "id") for role in items_of(listed) or [] if role.get("name") == "Admin"]
    if not any(found):
        return False
    principal = Principal(type="provisioningKey", id=str(probe.client.configuration.provisioning_api_key))
    roles = [RoleToManage(id=found[0], scope_id=environment)]
    update = calls.principals.update_roles
    undo.append(update(operation="remove", principal=principal, roles=roles))
    probe.ask(update(operation="add", principal=principal, roles=roles), "add Admin")
    return probe.answers[-1].status == 200


def _read(body: Any, name: str) -> str:
    """A text in an answer, empty if there is none."""
    value = body.get(name) if isinstance(body, dict) else None
    return value if isinstance(value, str) else ""


@contextmanager
def _throw_away(client: Provisioning, name: str, undo: list[Call[Any]]) -> Iterator[None]:
    """Delete the environments of a name at the end, those too whose creation was interrupted; first send `undo`."""
    try:
        yield
    finally:
        # Another Ctrl-C must not leave the environment behind.
        kept = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            for step in undo:
                with suppress(ProvisioningError):  # deleting the environment may be enough
                    client.send(step)
            calls = client.calls.product_environments
            call: Call[Any] = evolve(calls.list(), parse=read_any)
            listed = client.send(call)
            for environment in listed["sub_accounts"]:
                if environment.get("name") == name:
                    call = evolve(calls.delete(environment["id"]), parse=read_any)
                    client.send(call)
        except (ProvisioningError, KeyError, TypeError, AttributeError):
            print(f'error: delete the product environment "{name}" yourself, it may still exist', file=sys.stderr)
            raise
        finally:
            for number, handler in kept.items():
                signal.signal(number, handler)
