"""Where ours does not do as `cloudinary.provisioning` does; `docs/migrating.md` lists the same."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from cloudinary_provisioning import ConfigurationError, Retry, classic

if TYPE_CHECKING:
    from cloudinary_provisioning_sandbox import Sandbox

    from tests.classic.conftest import Canned, Side

ID = "0" * 30


def test_booleans_keep_their_type(both: tuple[Side, Side]) -> None:
    """The original writes them as text, at the top of a body."""
    then, now = both
    for side in both:
        side("create_sub_account", "Portal", custom_attributes={"trial": True}, enabled=False)

    assert json.loads(then.requests[0][2] or b"") == {
        "name": "Portal",
        "custom_attributes": {"trial": True},
        "enabled": "false",
    }
    assert json.loads(now.requests[0][2] or b"") == {
        "name": "Portal",
        "custom_attributes": {"trial": True},
        "enabled": False,
    }


def test_pending_filters(both: tuple[Side, Side]) -> None:
    """Since 1.46 the original takes `pending=` for an option that it does not know, and lists everybody."""
    then, now = both
    then("create_user", "Ada", "ada@example.com", "admin")

    assert len(then("users", pending=False)["users"]) == 1
    assert now("users", pending=False)["users"] == []
    assert now("users", pending=True)["users"] == now("users", None, None, True)["users"] != []


def test_unknown_options_are_refused(both: tuple[Side, Side]) -> None:
    """The original ignores them, misspelt ones too."""
    then, now = both

    assert then("user_groups", upload_prefx="https://api-eu.cloudinary.com") == {"user_groups": []}
    with pytest.raises(TypeError, match=r"'upload_prefx'; there are account_id, .*, upload_prefix, timeout, headers"):
        now.module.user_groups(upload_prefx="https://api-eu.cloudinary.com")


def test_an_array_is_a_result(canned: Canned) -> None:
    then, now = canned(200, [{"plan_name": "Basic"}])

    assert not then("users")
    assert then.last.error == "ValueError"
    assert now("users") == [{"plan_name": "Basic"}]
    assert now.last.result.request_id is None


def test_an_error_may_be_a_text(canned: Canned) -> None:
    then, now = canned(403, {"error": "Go away"})
    then("users")
    now("users")

    assert then.last.error == "TypeError"
    assert (now.last.error, now.last.text) == ("NotAllowed", "Error 403 - Go away")


def test_a_refusal_without_an_error_is_one(canned: Canned) -> None:
    """The original takes it for a result."""
    then, now = canned(404, {"status": "gone"})

    assert then("users") == {"status": "gone"}
    assert not now("users")
    assert (now.last.error, now.last.text) == ("NotFound", "Error 404 - Not Found")


@pytest.mark.parametrize("status", [402, 422, 502, 504])
def test_other_statuses_are_general_errors(sandbox: Sandbox, both: tuple[Side, Side], status: int) -> None:
    """The original raises a bare Exception."""
    for side in both:
        sandbox.fault(status, message="No")
        side("users")
    then, now = (side.last for side in both)

    assert (then.error, then.text) == ("Exception", f"Error {status} - No")
    assert (now.error, now.text) == ("GeneralError", f"Error {status} - No")


def test_an_unreadable_refusal_names_its_status(sandbox: Sandbox, both: tuple[Side, Side]) -> None:
    for side in both:
        sandbox.fault("html")
        side("users")
    then, now = (side.last for side in both)

    assert then.error == now.error == "GeneralError"
    assert then.text is not None
    assert then.text.startswith("Error parsing server response (502) - b'<!DOCTYPE html>")
    assert now.text == "Error 502 - Bad Gateway"


def test_no_answer_has_a_text_of_its_own(both: tuple[Side, Side]) -> None:
    for side in both:
        side("users", upload_prefix="http://127.0.0.1:1")
    then, now = (side.last for side in both)

    assert then.error == now.error == "GeneralError"
    assert str(then.text).startswith("Unexpected error TCPKeepAliveHTTPConnectionPool(host='127.0.0.1', port=1): Max")
    assert str(now.text).startswith("Unexpected error no answer from http://127.0.0.1:1: ")


def test_nothing_is_sent_again(sandbox: Sandbox, both: tuple[Side, Side]) -> None:
    """The original's HTTP library repeats lost connections, and a 429 or 503 that says when to come back."""
    then, now = both
    for side in both:
        sandbox.reset()
        sandbox.fault(429, retry_after=0)
        side("users")

    assert then.last.result == {"users": []}
    assert now.last.error == "RateLimited"

    sandbox.fault(429, retry_after=0)
    patient = classic.AccountApi(sandbox.account_url, retry=Retry(backoff=0))
    with patient:
        assert patient.users() == {"users": []}


def test_a_missing_setting_is_a_configuration_error(both: tuple[Side, Side]) -> None:
    """The text begins as the original's and goes on to say what to do."""
    for name in ("account_id", "provisioning_api_key", "provisioning_api_secret"):
        for side in both:
            side("users", **{name: None})
        then, now = (side.last for side in both)

        assert (then.error, then.text) == ("Exception", f"Must supply {name}")
        assert now.error == ConfigurationError.__name__
        assert str(now.text).startswith(f"Must supply {name}: pass it, or set CLOUDINARY_ACCOUNT_URL to account://<")
        assert not now.sent


def test_a_key_is_deleted_by_one_of_its_names(both: tuple[Side, Side]) -> None:
    """Without either, or with an empty key, nothing is sent; with both the key decides alone."""
    for arguments, refusal in (((), "BadRequest"), (("", "Build"), "NotFound")):
        for side in both:
            side("delete_access_key", ID, *arguments)
        then, now = (side.last for side in both)
        assert (then.error, now.error) == (refusal, "ValueError")
        assert not now.sent

    for side in both:
        side("delete_access_key", ID, "123", "Build")
    then, now = (side.last for side in both)
    assert then.sent[0].path == now.sent[0].path
    assert (then.sent[0].fields, now.sent[0].fields) == ({"name": "Build"}, {})


def test_ids_are_one_segment(both: tuple[Side, Side]) -> None:
    """The original asks for something else where an id has reserved characters, or for everything where it is empty."""
    then, now = both
    for side in both:
        side("delete_user", "a%2Fgroups")
    assert then.requests[0][1].endswith("/users/a/groups")
    assert now.requests[0][1].endswith("/users/a%252Fgroups")

    for side in both:
        side("delete_user", "")
    assert then.requests[0][1].endswith("/users/")
    assert (now.last.error, now.last.sent) == ("ValueError", [])


def test_a_required_text_is_sent_though_it_is_empty(both: tuple[Side, Side]) -> None:
    """It leads to the same refusal."""
    for function, *arguments in (("create_sub_account", ""), ("create_user", "", "", ""), ("create_user_group", "")):
        for side in both:
            side(function, *arguments)
        then, now = (side.last for side in both)
        assert (now.error, now.text) == (then.error, then.text)
        assert now.error == "BadRequest"
        assert not then.sent[0].fields


def test_a_moment_counts_as_its_day(both: tuple[Side, Side]) -> None:
    """The API documents days."""
    moment = datetime(2026, 1, 2, 15, 30)
    for side in both:
        side("users", last_login=True, from_date=moment, to_date=moment)
    then, now = (side.last for side in both)

    assert (then.sent[0].fields["from"], now.sent[0].fields["from"]) == ("2026-01-02 15:30:00", "2026-01-02")
    assert now.sent[0].fields["to"] == "2026-01-02"


def test_no_more_than_a_hundred_ids(both: tuple[Side, Side]) -> None:
    """The original leaves it to the service to refuse them, or to leave some out."""
    for side in both:
        side("users", [ID] * 101)
    then, now = (side.last for side in both)

    assert len(then.sent) == 1
    assert (now.error, now.sent) == ("ValueError", [])


def test_the_account_url_is_decoded(both: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch) -> None:
    """The original keeps the encoding of the secret, and writes the account id in lower case."""
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", "account://key:s%2Fe%40c@Account-1")
    for side in both:
        side.module.reset_config()
    then, now = (side.module.account_config() for side in both)

    assert (then.account_id, then.provisioning_api_secret) == ("account-1", "s%2Fe%40c")
    assert (now.account_id, now.provisioning_api_secret) == ("Account-1", "s/e@c")


def test_a_misspelt_setting_is_an_error(both: tuple[Side, Side]) -> None:
    then, now = (side.module.account_config() for side in both)

    assert then.acount_id is None
    with pytest.raises(AttributeError, match="acount_id"):
        _ = now.acount_id
