"""The operator's settings: read once from settings.yml, checked, and laid over the facts of the region."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from bot.knowledge.regions import Line, Region, load_regions
from bot.strict import DataError, Record, convert, read_yaml

SETTINGS_FILE = Path(__file__).parent.parent / "settings.yml"
SETTINGS_VARIABLE = "WAYMARK_SETTINGS"


class Numbers(Record):
    """The operator's own numbers; None keeps the region's."""

    emergency_number: str | None = None
    emergency_department: str | None = None
    urgent_name: str | None = None
    urgent_number: str | None = None
    crisis_name: str | None = None
    crisis_number: str | None = None


class Settings(Record):
    """Everything an operator may set; the file explains each key."""

    name: str = "Waymark"
    region: str = "uk"
    spelling: Literal["british", "american"] = "british"
    team_name: str = "your breast care team"
    team_phone: str | None = None
    retention_hours: int = 24
    turn_timeout_seconds: float = 20
    numbers: Numbers = Numbers()

    @property
    def local(self) -> Region:
        """The region's contacts, with the operator's own numbers in place of it where they are given."""
        region, own = load_regions()[self.region], self.numbers
        return msgspec.structs.replace(
            region,
            emergency_number=own.emergency_number or region.emergency_number,
            emergency_department=own.emergency_department or region.emergency_department,
            urgent=_own_line(region.urgent, own.urgent_name, own.urgent_number),
            crisis=_own_line(region.crisis, own.crisis_name, own.crisis_number),
        )

    @property
    def words(self) -> dict[str, str]:
        """What the placeholders in texts stand for: {name}, {team}, {emergency_number}, {urgent} etc."""
        here = self.local
        return {
            "name": self.name,
            "team": Line(name=self.team_name, number=self.team_phone).spoken,
            "emergency_number": here.emergency_number,
            "emergency_department": here.emergency_department,
            "urgent": here.urgent.spoken,
            "crisis": here.crisis.spoken,
            "crisis_number": here.crisis.number or "",
            "retention": f"{self.retention_hours} hours" if self.retention_hours != 1 else "an hour",
        }


def load_settings(path: Path | None = None) -> Settings:
    """Read and check the settings; the file is read once.

    Without `path` it is the one named by WAYMARK_SETTINGS, or settings.yml beside the folder `bot`.

    Raises:
        DataError: one sentence for each fault, naming the file, the key and what is allowed.
    """
    return _load(path or Path(os.environ.get(SETTINGS_VARIABLE) or SETTINGS_FILE))


@cache
def _load(path: Path) -> Settings:
    given = read_yaml(path)
    if given is None:
        return Settings()
    if not isinstance(given, Mapping):
        raise DataError(f"{path.name}: expected 'key: value' lines, found {type(given).__name__}")
    faults = [f"{path.name}: {fault}" for fault in _faults(given)]
    if faults:
        raise DataError("\n".join(faults))
    return convert(dict(given), Settings, path.name)


def _own_line(line: Line, name: str | None, number: str | None) -> Line:
    """Put the operator's line in place of the region's; an own name never keeps the region's number."""
    if name is None and number is None:
        return line
    return Line(name=name or line.name, number=number)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= 80 and value.isprintable()


def _is_optional_text(value: Any) -> bool:
    return value is None or _is_text(value)


def _is_phone(value: Any) -> bool:
    return value is None or (_is_text(value) and sum(map(str.isdigit, value)) >= _FEWEST_DIGITS)


def _is_number(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


_OPTIONAL = "text in quotes, or null"
_FEWEST_DIGITS = 3
_OPTIONAL_PHONE = 'a phone number in quotes, such as "020 7946 0000", or null'


def _faults(given: Mapping[Any, Any]) -> list[str]:
    """Say what is wrong with each key, in plain words; nothing if all is well."""
    regions = sorted(load_regions())
    rules = {
        "name": (_is_text, "a short text"),
        "region": (lambda v: v in regions, "one of " + ", ".join(regions)),
        "spelling": (lambda v: v in ("british", "american"), "british or american"),
        "team_name": (_is_text, "a short text"),
        "team_phone": (_is_phone, _OPTIONAL_PHONE),
        "retention_hours": (
            lambda v: isinstance(v, int) and _is_number(v, 1, 720),
            "a whole number from 1 to 720",
        ),
        "turn_timeout_seconds": (lambda v: _is_number(v, 1, 120), "a number from 1 to 120"),
        "numbers": (lambda v: isinstance(v, Mapping), "'key: value' lines"),
    }
    faults = _faults_of(given, rules, "")
    numbers = given.get("numbers")
    if isinstance(numbers, Mapping):
        own = {
            field: (_is_phone, _OPTIONAL_PHONE) if field.endswith("_number") else (_is_optional_text, _OPTIONAL)
            for field in Numbers.__struct_fields__
        }
        faults += _faults_of(numbers, own, "numbers.")
    return faults


def _faults_of(given: Mapping[Any, Any], rules: Mapping[str, tuple[Any, str]], prefix: str) -> list[str]:
    faults = []
    for key, value in given.items():
        if key not in rules:
            near = difflib.get_close_matches(str(key), rules, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "the settings are: " + ", ".join(rules)
            faults.append(f"'{prefix}{key}' is not a setting; {hint}")
        elif not rules[key][0](value):
            faults.append(f"'{prefix}{key}' is {value!r}, but must be {rules[key][1]}")
    return faults
