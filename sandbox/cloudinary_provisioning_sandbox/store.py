"""The state of the account: SQLite tables and ids."""

import base64
import json
import random
import re
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .account import Account
from .clock import Clock, iso

# `seq` is the order of creation, since timestamps only count whole seconds.
_TABLES = """
CREATE TABLE environments (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    cloud_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    enabled INTEGER NOT NULL,
    custom_attributes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE access_keys (
    seq INTEGER PRIMARY KEY,
    environment_id TEXT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    api_key TEXT NOT NULL UNIQUE,
    api_secret TEXT NOT NULL,
    name TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    root INTEGER NOT NULL,
    dedicated_for TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (environment_id, name)
);
CREATE TABLE users (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    limited INTEGER NOT NULL,
    last_login TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE user_environments (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    environment_id TEXT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, environment_id)
) WITHOUT ROWID;
CREATE INDEX user_environments_by_environment ON user_environments (environment_id);
CREATE TABLE user_groups (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE group_members (
    seq INTEGER PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES user_groups (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    UNIQUE (group_id, user_id)
);
CREATE INDEX group_members_by_user ON group_members (user_id);
"""

# Roles, principals and scopes are of several kinds, so no foreign key can name them: what goes takes with it, by
# triggers, what was said about it. An account, which has no id here, is ''.
_TABLES += """
CREATE TABLE custom_policies (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT,
    policy_statement TEXT NOT NULL,
    scope_type TEXT NOT NULL,
    scope_id TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    principal_type TEXT,
    principal_id TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (scope_type, scope_id, policy_statement)
);
CREATE TABLE custom_roles (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT,
    permission_type TEXT NOT NULL,
    scope_type TEXT NOT NULL,
    system_policy_ids TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (scope_type, name)
);
CREATE TABLE role_assignments (
    seq INTEGER PRIMARY KEY,
    role_id TEXT NOT NULL,
    principal_type TEXT NOT NULL,
    principal_id TEXT NOT NULL,
    scope_type TEXT NOT NULL,
    scope_id TEXT NOT NULL,
    policy_parameters TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (role_id, principal_type, principal_id, scope_id, policy_parameters)
);
CREATE INDEX role_assignments_by_principal ON role_assignments (principal_type, principal_id);
CREATE INDEX role_assignments_by_scope ON role_assignments (scope_id);
CREATE TABLE agent_creations (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ip TEXT NOT NULL,
    email TEXT COLLATE NOCASE,
    created_at INTEGER NOT NULL
);
CREATE INDEX agent_creations_by_ip ON agent_creations (kind, ip, created_at);
CREATE INDEX agent_creations_by_email ON agent_creations (email);
CREATE TRIGGER environment_permissions AFTER DELETE ON environments BEGIN
    DELETE FROM custom_policies WHERE scope_id = OLD.id;
    DELETE FROM role_assignments WHERE scope_id = OLD.id;
END;
CREATE TRIGGER user_roles AFTER DELETE ON users BEGIN
    DELETE FROM role_assignments WHERE principal_type = 'user' AND principal_id = OLD.id;
END;
CREATE TRIGGER group_roles AFTER DELETE ON user_groups BEGIN
    DELETE FROM role_assignments WHERE principal_type = 'group' AND principal_id = OLD.id;
END;
CREATE TRIGGER access_key_roles AFTER DELETE ON access_keys BEGIN
    DELETE FROM role_assignments WHERE principal_type = 'apiKey' AND principal_id = OLD.api_key;
END;
CREATE TRIGGER role_principals AFTER DELETE ON custom_roles BEGIN
    DELETE FROM role_assignments WHERE role_id = OLD.id;
END;
"""

# What no handler sees. A file says how often it was opened, since a seed must not give the same ids a second time. And
# putting 5,000 users in order takes 7 ms, for each page of them.
_BEHIND = """
CREATE TABLE openings (number INTEGER NOT NULL);
INSERT INTO openings VALUES (0);
CREATE INDEX users_by_creation ON users (created_at);
"""
# How SQLite tells the files of one application from those of others: "clps".
_APPLICATION_ID = 0x636C7073


class StoreError(Exception):
    """A file that cannot keep the state."""


class Store:
    """All state behind one connection; whatever runs inside `transaction` happens whole or not at all."""

    def __init__(
        self,
        *,
        account: Account,
        clock: Clock,
        seed: int | None = None,
        path: Path | None = None,
        fill: Callable[["Store"], None] | None = None,
        permissions: bool = False,
        hide_secrets: bool = False,
    ) -> None:
        """Open a new account, which `fill` may write to, or the one that the file at `path` keeps."""
        self.account = account
        self.clock = clock
        self.permissions = permissions
        self.hide_secrets = hide_secrets
        self._seed = seed
        self._fill = fill
        # The event loop is the only caller in a server; `reset` may come from a test's thread, hence the lock.
        self._lock = threading.RLock()
        self._random = _randomness(seed)
        try:
            self._connection = sqlite3.connect(
                path or ":memory:", isolation_level=None, check_same_thread=False, timeout=1
            )
        except sqlite3.Error as error:
            raise StoreError(f"{path} cannot keep the state: {error}") from error
        try:
            self._open(path)
        except sqlite3.Error as error:
            self._connection.close()
            reason = "another process has it open" if "locked" in str(error) else error
            raise StoreError(f"{path} cannot keep the state: {reason}") from error
        except BaseException:
            self._connection.close()
            raise

    def _open(self, path: Path | None) -> None:
        self._connection.row_factory = sqlite3.Row
        self._connection.create_function("starts_with", 2, _starts_with, deterministic=True)
        # Two servers on one file would each believe to be the only one who writes.
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        is_new = self.count("SELECT count(*) FROM sqlite_master") == 0
        if not is_new and self.count("PRAGMA application_id") != _APPLICATION_ID:
            raise StoreError(f"{path} is a database of another application")
        if not is_new and self.count("PRAGMA user_version") != _layout():
            raise StoreError(f"{path} was written by another version of the sandbox: delete it, or name another file")
        # With this journal a commit survives the end of the process, however it ends, and waits for no disk.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if is_new:
            self.reset()
            return
        with self.transaction():
            opening = self.count("UPDATE openings SET number = number + 1 RETURNING number")
        if self._seed is not None:
            self._random = _randomness(f"{self._seed}/{opening}")
        self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # Some errors, such as a full disk, have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def reset(self) -> None:
        """Forget everything and begin again, with the same ids if there is a seed."""
        with self._lock:
            # Otherwise the order in which the tables go would matter.
            self._connection.execute("PRAGMA foreign_keys = OFF")
            with self.transaction():
                for row in self.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
                    self.run(f"DROP TABLE {row['name']}")
                for statement in _statements(_TABLES + _BEHIND):
                    self.run(statement)
                self.run(f"PRAGMA application_id = {_APPLICATION_ID}")
                self.run(f"PRAGMA user_version = {_layout()}")
                self._random = _randomness(self._seed)
                if self._fill is not None:
                    self._fill(self)
            self._connection.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return row

    def count(self, sql: str, *values: Any) -> int:
        return int(self._connection.execute(sql, values).fetchone()[0])

    def run(self, sql: str, *values: Any) -> int:
        """Execute a statement and say how many rows it touched."""
        return self._connection.execute(sql, values).rowcount

    def insert(self, table: str, **columns: Any) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", *columns.values())

    def update(self, table: str, key: str, value: str, **columns: Any) -> None:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        self.run(f"UPDATE {table} SET {assignments} WHERE {key} = ?", *columns.values(), value)

    def new_id(self) -> str:
        return f"{self._random.getrandbits(120):030x}"

    def new_api_key(self) -> str:
        return str(self._random.randrange(10**14, 10**15))

    def new_secret(self) -> str:
        return base64.urlsafe_b64encode(self._random.randbytes(20)).decode().rstrip("=")

    def now(self) -> str:
        return iso(self.clock.now())

    def epoch(self) -> int:
        """The same in the unit of the Permissions API: seconds since 1970."""
        return int(self.clock.now().timestamp())


class Query:
    """A SELECT that grows by the filters, order and page that a request names."""

    def __init__(self, table: str, columns: str = "*") -> None:
        self._select = f"SELECT {columns} FROM {table}"
        self._conditions: list[str] = []
        self._values: list[Any] = []
        self._tail = ""
        self._tail_values: list[Any] = []

    def where(self, condition: str, *values: Any) -> None:
        self._conditions.append(f"({condition})")
        self._values += values

    def where_in(self, column: str, values: list[str]) -> None:
        # One value instead of a mark for each: SQLite limits how many marks a statement may have.
        self.where(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(values))

    def order_by(self, columns: str) -> None:
        self._tail += f" ORDER BY {columns}"

    def sort(self, column: str, order: str) -> None:
        """Order by a column and, where it is equal, by the order of creation."""
        self.order_by(f"{column} {order}, seq {order}")

    def page(self, number: int | None, size: int | None, default: int = 0) -> None:
        number, size = (max(1 if number is None else number, 1), max(default if size is None else size, 1))
        self._tail += " LIMIT ? OFFSET ?"
        self._tail_values += [size, (number - 1) * size]

    def rows(self, store: Store) -> list[sqlite3.Row]:
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        return store.all(f"{self._select}{where}{self._tail}", *self._values, *self._tail_values)


def _starts_with(text: str, prefix: str) -> bool:
    return text.casefold().startswith(prefix.casefold())


def _randomness(seed: int | str | None) -> random.Random:
    return random.Random(seed)  # noqa: S311 - what it makes guards nothing, and may have to be made again


def _layout() -> int:
    """A number that is another one for other tables."""
    return zlib.crc32((_TABLES + _BEHIND).encode()) >> 1


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: `executescript` would end the transaction that they belong into."""
    statement = ""
    for piece in re.split(r"(?<=;)", script):
        statement += piece
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
