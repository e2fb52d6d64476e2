"""A normal measurement denies what a high one tells."""

from __future__ import annotations

import pytest

from tests.language.reading import statuses


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Temp 36.8", "absent"),
        ("my temperature is 37", "absent"),
        ("I have a temperature of 36.9", "absent"),
        ("temp 97.9F", "absent"),
        ("temp 36,8", "absent"),
        ("T 36.6", "absent"),
        ("temperature normal", "absent"),
        ("temp 38.2", "present"),
        ("T 38.2", "present"),
        ("temp 101f", "present"),
        ("temp 38.2 yesterday, 36.9 today", "present"),
        ("temp 36.9 yesterday, 38.2 today", "present"),
        ("my temperature is not normal", None),
        ("my temperature was taken. 36 people were there", None),
    ],
)
def test_fever_by_the_thermometer(message: str, status: str | None) -> None:
    assert statuses(message).get("fever") == status


def test_nothing_else_is_denied_by_a_reading() -> None:
    assert statuses("cough, temp 36.8 and sore throat") == {
        "cough": "present",
        "fever": "absent",
        "sore_throat": "present",
    }
