"""Invite everybody in a CSV file with the columns name and email; those who are there already are skipped.

    python examples/invite_users.py people.csv

Run it again after an interruption, or when the file has grown. The progress bar is rich's: the extra `progress`.
"""

import csv
import sys
from pathlib import Path

from cloudinary_provisioning import Provisioning, Role
from rich.progress import track


def main(file: Path) -> int:
    with file.open(newline="", encoding="utf-8") as lines:
        people = list(csv.DictReader(lines))
    with Provisioning() as client:
        there = {user.email.lower() for user in client.users.iter()}
        invitations = [
            client.calls.users.create(name=person["name"], email=person["email"], role=Role.MEDIA_LIBRARY_USER)
            for person in people
            if person["email"].lower() not in there
        ]
        outcomes = client.send_all(invitations, concurrency=8)
        failures = [outcome for outcome in track(outcomes, "Inviting", total=len(invitations)) if not outcome.ok]
    print(f"{len(invitations) - len(failures)} invited, {len(people) - len(invitations)} were there already")
    for failure in failures:
        print(f"{failure.call.json['email']}: {failure.error}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
