"""The state of the account: SQLite tables, ids and the clock."""

import base64
import json
import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

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


# SQLite counts to 2**63; the product of two of these still fits.
_LARGEST_NUMBER = 2**31 - 1


class Store:
    """All state behind one connection; whatever runs inside `transaction` happens whole or not at all."""

    def __init__(self, *, account_id: str, seed: int | None = None) -> None:
        self.account_id = account_id
        self._seed = seed
        self._lock = threading.RLock()
        # The event loop is the only caller in a server; `reset` may come from a test's thread, hence the lock.
        self._connection = self._connect()
        self._random = random.Random(seed)

    @staticmethod
    def _connect() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("starts_with", 2, _starts_with, deterministic=True)
        connection.executescript(_TABLES)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def reset(self) -> None:
        """Forget everything and begin again, with the same ids if there is a seed."""
        with self._lock:
            self._connection.close()
            self._connection = self._connect()
            self._random = random.Random(self._seed)

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

    @staticmethod
    def now() -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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

    def page(self, number: int, size: int) -> None:
        number, size = (min(max(value, 1), _LARGEST_NUMBER) for value in (number, size))
        self._tail += " LIMIT ? OFFSET ?"
        self._tail_values += [size, (number - 1) * size]

    def rows(self, store: Store) -> list[sqlite3.Row]:
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        return store.all(f"{self._select}{where}{self._tail}", *self._values, *self._tail_values)


def _starts_with(text: str, prefix: str) -> bool:
    return text.casefold().startswith(prefix.casefold())
