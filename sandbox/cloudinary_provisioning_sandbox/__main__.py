"""`python -m cloudinary_provisioning_sandbox`: serve until Ctrl-C."""

import argparse
import ipaddress
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from .account import Account
from .app import create_app
from .server import Server, listen, url_of


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    # Ctrl-C and SIGTERM are the normal ways to end this command, so neither is a failure.
    # uvicorn shuts down first and then raises the signal again for these handlers.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    if not _is_loopback(options.host):
        _say(f"Warning: {options.host} may be reachable from other machines, and the credentials are no secret.")
    try:
        listener = listen(options.host, options.port)
    except (OSError, OverflowError) as error:
        _say(f"Cannot listen on {options.host} port {options.port} ({error}). `--port 0` picks a free port.")
        return 1
    account = Account()
    url = url_of(listener)

    def announce() -> None:
        print(f"export CLOUDINARY_ACCOUNT_URL='{account.account_url(url)}'")
        print(f"export CLOUDINARY_URL='{account.cloudinary_url(url)}'", flush=True)
        _say(f"The sandbox listens on {url} and forgets everything when it ends. Stop it with Ctrl-C.")

    Server(create_app(account=account, seed=options.seed), on_start=announce).run([listener])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cloudinary-provisioning-sandbox",
        description="A local, stateful Cloudinary Account Provisioning API. Prints what to export on standard output.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8700, help="port, 0 for a free one (default: %(default)s)")
    parser.add_argument("--seed", type=int, help="make ids and keys the same in every run")
    return parser


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
