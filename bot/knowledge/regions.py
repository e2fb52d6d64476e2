"""Whom to ring where: emergency number, urgent line, emergency department and crisis line of each region."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.knowledge.model import Evidence
from bot.strict import DataError, Record, read_records

REGIONS_FILE = Path(__file__).parent / "data" / "regions.yml"


class Line(Record):
    """A telephone line: its name, and its number where one is known, which then needs evidence."""

    name: str
    number: str | None = None
    evidence: Evidence | None = None

    @property
    def spoken(self) -> str:
        """How a sentence names it after "ring": the name, and the number unless the name already says it."""
        if self.number is None or self.number in self.name:
            return self.name
        return f"{self.name} on {self.number}"


class Region(Record):
    """One region. `emergency_number` completes "ring …" and `emergency_department` completes "go to …".

    `evidence` stands behind the emergency number.
    """

    id: str
    name: str
    emergency_number: str
    emergency_department: str
    urgent: Line
    crisis: Line
    evidence: Evidence


@cache
def load_regions(path: Path = REGIONS_FILE) -> dict[str, Region]:
    """Read all regions, by id; raises DataError naming the file and the entry if one is not as it must be."""
    regions = read_records(path, Region)
    for region in regions.values():
        for line in (region.urgent, region.crisis):
            if line.number is not None and line.evidence is None:
                raise DataError(f"{path.name}: entry '{region.id}': the number of '{line.name}' needs evidence")
    if "other" not in regions:
        raise DataError(f"{path.name}: the entry 'other' is missing; it serves everyone whose region is not listed")
    return regions
