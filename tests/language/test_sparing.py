"""What counts although it is over, feared or somebody else's: events and crises."""

from __future__ import annotations

import pytest

from tests.language.reading import statuses


@pytest.mark.parametrize(
    "text",
    [
        "I read about dignitas and want to go there to die",
        "what if I just kill myself",
        "is feeling suicidal a side effect of letrozole?",
        "my friend wants to kill herself and I have a cough",
    ],
)
def test_a_crisis_that_is_feared_or_somebody_elses_counts(text: str) -> None:
    assert statuses(text)["suicidal_thoughts"] in {"present", "uncertain"}


@pytest.mark.parametrize("doing", ["eating", "spending", "sleeping"])
def test_like_there_is_no_tomorrow_is_no_despair(doing: str) -> None:
    assert statuses(f"{doing} like there's no tomorrow") == {}
    assert statuses("there is no tomorrow for me")["suicidal_thoughts"] == "present"


@pytest.mark.parametrize(("text", "status"), [("I'm not suicidal", "absent"), ("I was suicidal years ago", "past")])
def test_a_crisis_denied_or_long_over(text: str, status: str) -> None:
    assert statuses(text) == {"suicidal_thoughts": status}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("I had a seizure but it went away", "seizure"),
        ("she had a fit, it stopped after two minutes", "seizure"),
        ("I went blind in one eye for ten minutes, then it cleared up", "vision_loss"),
        ("my face drooped for a bit but it's gone now", "facial_droop"),
        ("I passed out yesterday but I am fine now", "syncope"),
    ],
)
def test_an_event_counts_although_it_is_over(text: str, symptom: str) -> None:
    assert statuses(text)[symptom] == "present"


@pytest.mark.parametrize("text", ["I had fits as a child", "the seizures stopped years ago", "my fits stopped in 2012"])
def test_an_event_of_long_ago_is_past(text: str) -> None:
    assert set(statuses(text).values()) == {"past"}
