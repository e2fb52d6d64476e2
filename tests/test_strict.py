"""The strict YAML reader: whatever it was not told to expect is refused, with file and entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from bot.strict import DataError, Record, convert, read_record, read_records, read_yaml


class Pet(Record):
    id: str
    name: str
    legs: int = 4
    born: date | None = None
    tags: tuple[str, ...] = ()


class House(Record):
    street: str


def file(folder: Path, text: str | bytes) -> Path:
    path = folder / "pets.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_entries_become_records_with_their_key_as_id(tmp_path: Path) -> None:
    pets = read_records(file(tmp_path, "rex: {name: Rex, born: 2020-02-29, tags: [big, old]}\ntom: {name: Tom}"), Pet)
    assert list(pets) == ["rex", "tom"]
    assert pets["rex"] == Pet(id="rex", name="Rex", born=date(2020, 2, 29), tags=("big", "old"))


def test_a_file_may_hold_one_record(tmp_path: Path) -> None:
    assert read_record(file(tmp_path, "street: Elm"), House) == House(street="Elm")


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        House(street="Elm").street = "Oak"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rex: {name: Rex, colour: brown}", "pets.yml: entry 'rex': Object contains unknown field `colour`"),
        ("rex: {legs: 4}", "pets.yml: entry 'rex': Object missing required field `name`"),
        ("rex: {name: Rex, legs: four}", "pets.yml: entry 'rex': Expected `int`, got `str`"),
        ("rex: {name: Rex, legs: true}", "pets.yml: entry 'rex': Expected `int`, got `bool`"),
        ("rex: {name: no}", "pets.yml: entry 'rex': Expected `str`, got `bool`"),
        ("rex: {name: 3}", "pets.yml: entry 'rex': Expected `str`, got `int`"),
        ("rex: {name: Rex, tags: [a, no]}", "pets.yml: entry 'rex': Expected `str`, got `bool` - at `$.tags[1]`"),
        ("rex: {name: Rex, tags: big}", "pets.yml: entry 'rex': Expected `array`, got `str`"),
        ("rex: {name: Rex, id: rex}", "pets.yml: entry 'rex': 'id' is given by the entry's own name"),
        ("no: {name: Rex}", "pets.yml: entry 'False': expected 'id:' followed by keys and values"),
        ("1: {name: Rex}", "pets.yml: entry '1': expected 'id:'"),
        ("rex: Rex", "pets.yml: entry 'rex': expected 'id:'"),
        ("rex:", "pets.yml: entry 'rex': expected 'id:'"),
        ("- rex", "pets.yml: expected a mapping from ids to entries, found list"),
        ("", "pets.yml: expected a mapping from ids to entries, found NoneType"),
        ("rex: {name: A}\nrex: {name: B}", "pets.yml: line 2: 'rex' stands twice in the same mapping"),
        ("rex:\n  name: A\n  name: B", "pets.yml: line 3: 'name' stands twice in the same mapping"),
        ("? [a]\n: {name: A}", "pets.yml: cannot be read"),
        ("rex: {name: Rex", "pets.yml: cannot be read"),
        ("rex: {name: Rex, born: 2021-02-30}", "pets.yml: cannot be read: day is out of range"),
        ("rex: !!python/object/apply:os.getcwd []", "pets.yml: cannot be read: could not determine a constructor"),
        (b"rex: {name: \xff}", "pets.yml: cannot be read: 'utf-8' codec"),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, text: str | bytes, fault: str) -> None:
    with pytest.raises(DataError) as raised:
        read_records(file(tmp_path, text), Pet)
    assert str(raised.value).startswith(fault)


def test_a_single_record_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"pets\.yml: Expected `str`, got `int` - at `\$\.street`"):
        read_record(file(tmp_path, "street: 3"), House)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^nowhere\.yml: cannot be read"):
        read_yaml(tmp_path / "nowhere.yml")


def test_the_fault_keeps_its_cause(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        convert("x", int, "here")
    assert str(raised.value) == "here: Expected `int`, got `str`"
    assert isinstance(raised.value.__cause__, msgspec.ValidationError)


def test_the_same_key_may_stand_in_different_mappings(tmp_path: Path) -> None:
    assert read_yaml(file(tmp_path, "a: {name: x}\nb: {name: x}")) == {"a": {"name": "x"}, "b": {"name": "x"}}
