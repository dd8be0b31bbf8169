"""Invite everybody in a CSV file with the columns name and email; those who are there already are skipped.

    python examples/invite_users.py people.csv

Run it again after an interruption, or when the file has grown: Ctrl-C ends it with a word on what was done. The
progress bar is rich's: the extra `progress`.
"""

import csv
import sys
from pathlib import Path

from cloudinary_provisioning import NotSent, Outcome, Provisioning, Role
from cloudinary_provisioning.models import User
from rich.progress import track


def main(file: Path) -> int:
    with file.open(newline="", encoding="utf-8-sig") as lines:  # -sig: spreadsheets begin files with a mark
        people = {row["email"].strip().lower(): row["name"] for row in csv.DictReader(lines)}
    outcomes: list[Outcome[User]] = []
    with Provisioning() as client:
        there = {user.email.lower() for user in client.users.iter()}
        invitations = [
            client.calls.users.create(name=name, email=email, role=Role.MEDIA_LIBRARY_USER)
            for email, name in people.items()
            if email not in there
        ]
        batch = client.send_all(invitations)
        try:
            outcomes.extend(track(batch, "Inviting", total=len(invitations)))
        except KeyboardInterrupt:
            batch.stop()
            outcomes.extend(batch)  # what became of those under way
    invited = sum(outcome.ok for outcome in outcomes)
    failures = [outcome for outcome in outcomes if not outcome.ok and not isinstance(outcome.error, NotSent)]
    left = len(invitations) - invited - len(failures)
    print(f"{invited} invited, {len(people) - len(invitations)} were there already, {left} not sent")
    for failure in failures:
        print(f"{failure.call.json['email']}: {failure.error}", file=sys.stderr)
    return 1 if failures or left else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/invite_users.py FILE.csv")
    sys.exit(main(Path(sys.argv[1])))
