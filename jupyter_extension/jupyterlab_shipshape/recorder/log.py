"""The list of records, kept in the kernel so that it dies exactly when the namespace does."""

from __future__ import annotations

import hashlib
import sys
from typing import Any, Dict, Mapping

Record = Dict[str, Any]

#: Records kept before the list is made shorter.
LIMIT = 2000
#: Bytes of a source beyond which only its hash is kept.
LONG = 100_000
#: Bytes of all sources together before the list is made shorter.
SOURCES = 8_000_000
#: Names told of dropped records.
_NAMES = 5000


class Log:
    """Records in the order of the runs, in bounded space."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.dropped_runs = 0
        self.dropped_names: set[str] = set()
        self._sources = 0
        self._next = 1
        self._limit = LIMIT

    def add(self, record: Record, namespace: Mapping[str, Any]) -> None:
        """Number a record and keep it. ``namespace`` tells which names live."""
        record["seq"] = self._next
        self._next += 1
        self.records.append(record)
        self._sources += len(record["source"] or "")
        if len(self.records) > self._limit or self._sources > SOURCES:
            self._compact(namespace)

    def _compact(self, namespace: Mapping[str, Any]) -> None:
        """Keep the last run of every cell and the last binder of every name that lives.

        Of runs that are equal but for their times, as a loop over a console makes them, nothing
        else is needed. What is dropped is told, with the names that it concerned.
        """
        kept = self._needed(namespace)
        newest = self.records[-self._limit // 4 :]
        kept.update(id(record) for record in newest)
        for record in self.records:
            if id(record) not in kept:
                self.dropped_runs += 1
                for key in ("bound", "deleted", "changed"):
                    self.dropped_names.update(record[key] or ())
        self.records = [record for record in self.records if id(record) in kept]
        self._sources = sum(len(record["source"] or "") for record in self.records)
        self._limit = max(LIMIT, 2 * len(self.records))
        if self._sources > SOURCES // 2:
            self._shorten()
        if len(self.dropped_names) > _NAMES:
            self.dropped_names = set(sorted(self.dropped_names)[:_NAMES])

    def _needed(self, namespace: Mapping[str, Any]) -> set[int]:
        kept: set[int] = set()
        cells: set[Any] = set()
        names: set[str] = set()
        for record in reversed(self.records):
            cell = (record["cell"], record["document"])
            binds = [
                name
                for key in ("bound", "changed")
                for name in record[key] or ()
                if name in namespace and name not in names
            ]
            if binds or (record["cell"] is not None and cell not in cells):
                kept.add(id(record))
            names.update(record["bound"] or ())
            cells.add(cell)
        return kept

    def _shorten(self) -> None:
        """Sources that are still too much are told by their hashes, the oldest first."""
        for record in self.records:
            if self._sources <= SOURCES // 2:
                break
            if record["source"]:
                self._sources -= len(record["source"])
                record["source"], record["source_hash"] = None, sha1(record["source"])


def sha1(text: str) -> str:
    """Of the text's UTF-8; also where the Python is one that refuses SHA-1 for secrets."""
    harmless = {"usedforsecurity": False} if sys.version_info >= (3, 9) else {}
    return hashlib.sha1(text.encode("utf-8", "replace"), **harmless).hexdigest()
