"""`python -m cloudinary_provisioning_sandbox`: serve until Ctrl-C."""

import argparse
import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from . import Sandbox
from .clock import read_timestamp
from .control import is_loopback
from .quota import Quota
from .server import ListenError
from .store import StoreError

# More of either is a slip of the finger.
_MOST_THINGS = 1_000_000
_LONGEST_LATENCY = 3_600_000


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    # Ctrl-C and SIGTERM are the normal ways to end this command, so neither is a failure.
    # uvicorn shuts down first and then raises the signal again for these handlers.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    if not is_loopback(given.host):
        _say(f"Warning: {given.host} may be reachable from other machines, and the credentials are no secret.")
    options = vars(given)
    sandbox = Sandbox(log=None if options.pop("quiet") else _say, **options)

    def announce() -> None:
        print(f"export CLOUDINARY_ACCOUNT_URL='{sandbox.account_url}'")
        print(f"export CLOUDINARY_URL='{sandbox.account.cloudinary_url(sandbox.url)}'", flush=True)
        memory = "forgets everything when it ends" if given.db is None else f"keeps its state in {given.db}"
        _say(f"The sandbox listens on {sandbox.url} and {memory}. Stop it with Ctrl-C.")
        _say(f"Open {sandbox.url}/ for the reference.")

    try:
        sandbox.serve(announce)
    except (ListenError, StoreError) as error:
        _say(f"{error}.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cloudinary-provisioning-sandbox",
        description="A local, stateful Cloudinary Account Provisioning API. Prints what to export on standard output.",
    )
    parser.add_argument("--host", type=_text, default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_up_to(65_535), default=8700, help="port, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument("--quiet", action="store_true", help="do not log requests")
    state = parser.add_argument_group("state")
    state.add_argument("--db", type=_path, metavar="FILE", help="keep the state in this file (default: in memory)")
    state.add_argument("--seed", type=int, metavar="N", help="make ids and keys the same in every run")
    state.add_argument(
        "--now",
        type=_checked(read_timestamp),
        metavar="TIME",
        help="stop the clock there, such as 2026-01-31T12:00:00Z",
    )
    for things in ("users", "environments", "groups"):
        help_ = f"begin with this many {things}; a file that keeps an account already stays as it is"
        state.add_argument(f"--{things}", type=_up_to(_MOST_THINGS), default=0, metavar="N", help=help_)
    behaviour = parser.add_argument_group("behaviour")
    behaviour.add_argument(
        "--latency",
        dest="latency_ms",
        type=_up_to(_LONGEST_LATENCY),
        default=0,
        metavar="MS",
        help="wait before every answer",
    )
    behaviour.add_argument(
        "--rate-limit", type=_checked(Quota.parse), metavar="N/PERIOD", help="answer 420 when used up, such as 100/hour"
    )
    behaviour.add_argument(
        "--permissions",
        action="store_true",
        help="refuse access keys (403) where the provisioning key may not make them",
    )
    behaviour.add_argument("--hide-secrets", action="store_true", help="show secrets of access keys at creation only")
    behaviour.add_argument("--strict", action="store_true", help="take only requests that look as the contract says")
    behaviour.add_argument("--validate-responses", action="store_true", help="answer 500 where an answer breaks it")
    return parser


def _up_to(largest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or int(text) > largest:
            raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a whole number from 0 to {largest}")
        return int(text)

    return read


def _text(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("must not be empty")
    return text


def _path(text: str) -> Path:
    return Path(_text(text))


def _checked(read: Callable[[str], object]) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        return text

    return check


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
