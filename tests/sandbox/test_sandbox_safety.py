"""What the sandbox keeps from callers and from its own log, and what it does not let in."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.requests import LARGEST_BODY

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def in_chunks(body: bytes) -> Iterator[bytes]:
    yield from (body[start : start + 65536] for start in range(0, len(body), 65536))


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 5 * LARGEST_BODY])
@pytest.mark.parametrize("headers", [JSON, FORM, {}])
def test_a_body_that_is_too_large(api: Api, size: int, headers: dict[str, str]) -> None:
    body = b'{"name": "' + b"x" * size + b'"}'
    message = f"the request body is larger than {LARGEST_BODY} bytes"
    for content in (body, in_chunks(body)):
        assert api.send("POST", "/user_groups", status=400, content=content, headers=headers) == {
            "error": {"message": message}
        }
    assert api.get("/user_groups") == {"user_groups": []}


def test_a_large_body_in_the_envelope_of_the_permissions_api(api: Api) -> None:
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/roles"
    response = api.client.post(path, content=b" " * (LARGEST_BODY + 1), headers=JSON)
    api.check(response)
    assert response.status_code == 400
    assert response.json()["error"]["code"]


def test_a_body_of_the_largest_size(api: Api) -> None:
    room = LARGEST_BODY - len(b'{"name": ""}')
    group = api.send("POST", "/user_groups", content=b'{"name": "' + b"x" * room + b'"}', headers=JSON)
    assert len(group["name"]) == room


def test_a_body_that_is_announced_larger_than_anybody_sends(api: Api) -> None:
    """It is refused before it is there."""
    address = (api.client.base_url.host, api.client.base_url.port or 80)
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(b"POST /v1_1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_a_form_of_too_many_fields(api: Api) -> None:
    api.send("POST", "/user_groups", status=400, content=b"a=1&" * 20_000 + b"name=Editors", headers=FORM)


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b'{"name": NaN}'])
@pytest.mark.parametrize("path", ["/v1_1/provisioning/accounts/{}/user_groups", "/v2/accounts/{}/permissions/roles"])
def test_malformed_json(api: Api, path: str, body: bytes) -> None:
    response = api.client.post(path.format(api.sandbox.account_id), content=body, headers=JSON)
    api.check(response)
    assert response.status_code == 400
    assert "not valid JSON" in response.json()["error"]["message"]


def test_an_account_id_may_be_anything(api: Api) -> None:
    for account in ("%00", "..%2F..", "%F0%9F%98%80", "x" * 5000, "%zz", "%ff"):
        response = api.client.get(f"/v1_1/provisioning/accounts/{account}/users")
        assert response.status_code in (401, 404)
        assert list(response.json()) == ["error"]


def test_every_answer_has_an_id_of_its_own(api: Api) -> None:
    paths = ["/", "/nothing", "/_sandbox/faults", "/v1_1/provisioning/accounts/x/users"]
    ids = [api.client.get(path).headers["x-request-id"] for path in paths]
    assert len(set(ids)) == len(paths)


def test_the_log_has_a_line_for_each_request_and_no_secrets() -> None:
    lines: list[str] = []
    with Sandbox(log=lines.append) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
        created = httpx.post(f"{url}/sub_accounts", json={"name": "One"}, auth=("key", "secret")).json()
        httpx.get(f"{url}/sub_accounts?ids[]={created['id']}&prefix=O&api_secret=hush", auth=("key", "secret"))
        httpx.get(f"{url}/nothing?token=hush")
        httpx.get(f"{sandbox.url}/%0aGET%20/forged%1b[31m")
        address = (sandbox.url.split("/")[2].split(":")[0], int(sandbox.url.rsplit(":")[-1]))
        with socket.create_connection(address, timeout=10) as through_a_proxy:
            through_a_proxy.sendall(b"GET http://key:hush@localhost/v1_1/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            through_a_proxy.recv(100)
        sandbox.fault("reset")
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{url}/users", auth=("key", "hush"))
    path = f"/v1_1/provisioning/accounts/{sandbox.account_id}"
    assert [line.split(" in ")[0] for line in lines] == [
        f"POST {path}/sub_accounts -> 200",
        f"GET {path}/sub_accounts?ids[]={created['id']}&prefix=O&… -> 200",
        f"GET {path}/nothing?… -> 404",
        "GET /%0aGET%20/forged%1b[31m -> 404",
        "GET http://…@localhost/v1_1/x -> 404",
        f"GET {path}/users -> no answer",
    ]
    text = "\n".join(lines)
    for secret in ("hush", "secret", created["api_access_keys"][0]["secret"], "Basic"):
        assert secret not in text.replace("api_secret", "")


@pytest.mark.slow
@pytest.mark.parametrize("quiet", [True, False])
def test_the_command_logs_unless_told_otherwise(quiet: bool) -> None:
    command = [sys.executable, "-m", "cloudinary_provisioning_sandbox", "--port", "0"]
    process = subprocess.Popen(
        [*command, *(["--quiet"] if quiet else [])], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        url = process.stdout.readline().split("upload_prefix=")[1].rstrip("'\n")
        httpx.get(f"{url}/v1_1/nothing")
        process.terminate()
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert ("GET /v1_1/nothing -> 404" in errors) is not quiet


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_the_url_of_a_sandbox_is_on_this_machine(host: str) -> None:
    if host == "::1" and not socket.has_ipv6:
        pytest.skip("there is no IPv6 here")
    try:
        sandbox = Sandbox(host=host)
        sandbox.start()
    except OSError:
        pytest.skip(f"this machine has no {host}")
    try:
        assert httpx.get(f"{sandbox.url}/_sandbox/faults").status_code == 200
    finally:
        sandbox.stop()
