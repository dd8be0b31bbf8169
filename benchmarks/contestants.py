"""The ways to ask for the same things, each made ready by a function that imports what it needs."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ACCOUNT = "00000000-0000-4000-8000-000000000001"
USER = f"{1:030x}"
PATH = f"/v1_1/provisioning/accounts/{ACCOUNT}/users"

OURS = "this library"
OURS_WITH_SPEED = "this library, with the extra speed"
BARE = "bare httpx"
VENDOR = "cloudinary-account-provisioning"
CLASSIC = "cloudinary (classic)"
STOCK = "stock generator output"


@dataclass(frozen=True)
class Contestant:
    """One library, ready to ask."""

    get_user: Callable[[], Any]
    list_users: Callable[[], Any]


def ours(url: str, *, speed: bool = False) -> Contestant:
    from cloudinary_provisioning import Provisioning
    from cloudinary_provisioning_runtime import decode

    client = Provisioning(f"account://key:secret@{ACCOUNT}?upload_prefix={url}")
    orjson = vars(decode)["orjson"]
    assert orjson is not None

    def by(operation: Callable[[], Any]) -> Callable[[], Any]:
        def call() -> Any:
            vars(decode)["orjson"] = orjson if speed else None
            return operation()

        return call

    return Contestant(by(lambda: client.users.get(USER)), by(lambda: client.users.list().users))


def ours_with_speed(url: str) -> Contestant:
    return ours(url, speed=True)


def bare(url: str) -> Contestant:
    import httpx

    client = httpx.Client(auth=("key", "secret"))
    return Contestant(
        lambda: client.get(f"{url}{PATH}/{USER}").json(), lambda: client.get(f"{url}{PATH}").json()["users"]
    )


def vendor(url: str) -> Contestant:
    import cloudinary_account_provisioning as sdk

    security = sdk.Security(provisioning_api_key="key", provisioning_api_secret="secret")
    client = sdk.CldProvisioning(security=security, account_id=ACCOUNT, server_url=url)
    return Contestant(lambda: client.users.get(user_id=USER), lambda: client.users.list().users)


def classic(url: str) -> Contestant:
    import cloudinary
    from cloudinary import provisioning

    cloudinary.config(upload_prefix=url)
    provisioning.account_config(account_id=ACCOUNT, provisioning_api_key="key", provisioning_api_secret="secret")
    return Contestant(lambda: provisioning.user(USER), lambda: provisioning.users()["users"])


def stock(url: str) -> Contestant:
    from stock_provisioning_client import AuthenticatedClient
    from stock_provisioning_client.api.users import users_get, users_list

    token = base64.b64encode(b"key:secret").decode()
    client = AuthenticatedClient(url, token=token, prefix="Basic")
    return Contestant(
        lambda: users_get.sync(ACCOUNT, USER, client=client),
        lambda: users_list.sync(ACCOUNT, client=client).users,
    )


CONTESTANTS: dict[str, Callable[[str], Contestant]] = {
    BARE: bare,
    OURS: ours,
    OURS_WITH_SPEED: ours_with_speed,
    VENDOR: vendor,
    CLASSIC: classic,
    STOCK: stock,
}

# What a program does before its first call.
COLD_STARTS = {
    BARE: "import httpx; httpx.Client()",
    OURS: "from cloudinary_provisioning import Provisioning; Provisioning('account://key:secret@id')",
    VENDOR: (
        "import cloudinary_account_provisioning as sdk; sdk.CldProvisioning(account_id='id',"
        " security=sdk.Security(provisioning_api_key='key', provisioning_api_secret='secret'))"
    ),
    CLASSIC: "import cloudinary.provisioning",
    STOCK: "from stock_provisioning_client import AuthenticatedClient;"
    " AuthenticatedClient('https://x', token='t').get_httpx_client()",
}
