"""What type checkers say of the clients' calls and models; `make types` checks this file, and nothing runs it.

Every line that is wrong on purpose has a comment for each of the two, which would be an error if the line were none.
"""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
# Of an attribute that is not there, the type is unknown as well; one complaint is enough.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from typing import assert_type

from cloudinary_provisioning import AsyncProvisioning, Call, Outcome, Provisioning
from cloudinary_provisioning.models import (
    BillingPlanUsage,
    Principal,
    PrincipalRole,
    RoleToManage,
    User,
    UserGroupSummary,
    UsersResponse,
)


def results(client: Provisioning) -> None:
    assert_type(client.users.get("user-1"), User)
    assert_type(client.users.list(), UsersResponse)
    assert_type(client.users.iter(pending=True), Iterator[User])
    assert_type(client.billing_usage.get(), list[BillingPlanUsage])
    assert_type(client.custom_policies.delete("policy-1"), None)
    with client as entered:
        assert_type(entered.with_options(timeout=5).users.get("user-1"), User)


async def asynchronous_results(client: AsyncProvisioning) -> None:
    assert_type(await client.users.get("user-1"), User)
    assert_type(await client.users.list(), UsersResponse)
    assert_type(client.users.iter(pending=True), AsyncIterator[User])
    assert_type(await client.billing_usage.get(), list[BillingPlanUsage])
    assert_type(await client.custom_policies.delete("policy-1"), None)
    async with client as entered:
        assert_type(await entered.with_options(timeout=5).users.get("user-1"), User)
    _ = client.users.get("user-1").email  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]


async def calls(client: Provisioning, other: AsyncProvisioning) -> None:
    call = client.calls.users.get("user-1")
    assert_type(call, Call[User])
    assert_type(client.send(call), User)
    assert_type(await other.send(call), User)
    assert_type(client.with_response(call).value, User)
    assert_type(client.calls.billing_usage.get(), Call[list[BillingPlanUsage]])
    for outcome in client.send_all([call]):
        assert_type(outcome, Outcome[User])
    _ = client.calls.users.iter  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    _ = client.calls.users.get()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    _ = client.calls.users.get(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def arguments(client: Provisioning) -> None:
    client.users.create(name="Ada", email="ada@example.com", sub_account_ids=("env-1",))
    client.users.list(from_=date(2026, 1, 31), to="2026-01-31", sort_order="asc")
    client.principals.update_roles(
        operation="add", principal=Principal(type="user", id="user-1"), roles=[RoleToManage(id="role-1")]
    )
    client.users.get()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.users.get(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.users.create(name="Ada")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.users.create("Ada", email="a@b.c")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.users.update("user-1", rol="admin")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.users.update("user-1", name=7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.users.list(sort_order="up")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.users.list(from_=7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    RoleToManage()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    _ = client.usres  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]


async def asynchronous_arguments(client: AsyncProvisioning) -> None:
    await client.users.create(name="Ada", email="ada@example.com", sub_account_ids=("env-1",))
    await client.users.get()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    await client.users.get(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    await client.users.create("Ada", email="a@b.c")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    await client.users.update("user-1", rol="admin")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    await client.users.list(sort_order="up")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


class MyUser(User):
    """A user with more to say."""

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.split())


def attributes(user: User, role: PrincipalRole) -> None:
    assert_type(user.email, str)
    assert_type(user.first_name, str | None)
    assert_type(user.created_at, datetime)
    assert_type(user.groups, list[UserGroupSummary] | None)
    assert_type(user.sub_account_ids, list[str] | None)
    assert_type(MyUser.from_dict({}), MyUser)
    assert_type(MyUser.from_dict({}).email, str)
    _ = user.emial  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    user.email = "ada@example.com"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
