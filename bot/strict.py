"""Reads hand-written YAML into frozen types and refuses whatever it was not told to expect.

A typo in a file of medical facts must stop the program with the file and the entry named, never be skipped.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from typing_extensions import dataclass_transform

T = TypeVar("T")


class DataError(Exception):
    """What is wrong in a data file: the message names the file, the entry and the fault."""


@dataclass_transform(frozen_default=True, kw_only_default=True)  # For mypy: so is every type derived from it.
class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every type that is read from YAML: immutable, and unknown keys are errors."""


class _UniqueKeyLoader(yaml.CSafeLoader):
    """PyYAML keeps the last of two equal keys without a word; a second entry of one name must be an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build one mapping; raises DataError on a repeated key."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                continue  # PyYAML itself refuses it, with its place.
            if key in seen:
                raise DataError(f"line {key_node.start_mark.line + 1}: '{key}' stands twice in the same mapping")
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Parse one YAML file; raises DataError naming the file if it is missing, malformed or repeats a key."""
    try:
        # The loader derives from CSafeLoader: it builds plain values only.
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
    except (
        OSError,
        ValueError,
        yaml.YAMLError,
    ) as error:  # ValueError: no text, or a date that does not exist
        raise DataError(f"{path.name}: cannot be read: {error}") from error
    except DataError as error:
        raise DataError(f"{path.name}: {error}") from error


def read_record(path: Path, kind: type[T]) -> T:
    """Read a file that holds one record of `kind`."""
    return convert(read_yaml(path), kind, path.name)


def read_records(path: Path, kind: type[T], name: str | None = None) -> dict[str, T]:
    """Read a file that maps entry ids to records of `kind`; the id is passed on as the field `id`.

    Faults call the file `name`; by default its own name without the folder.
    """
    entries = read_yaml(path)
    name = name or path.name
    if not isinstance(entries, Mapping):
        raise DataError(f"{name}: expected a mapping from ids to entries, found {type(entries).__name__}")
    records: dict[str, T] = {}
    for key, entry in entries.items():
        if not isinstance(key, str) or not isinstance(entry, Mapping):
            raise DataError(f"{name}: entry '{key}': expected 'id:' followed by keys and values")
        if "id" in entry:
            raise DataError(f"{name}: entry '{key}': 'id' is given by the entry's own name, not inside it")
        records[key] = convert({"id": key, **entry}, kind, f"{name}: entry '{key}'")
    return records


def convert(value: Any, kind: type[T], where: str) -> T:
    """Turn parsed YAML into `kind`; raises DataError starting with `where`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}") from error
