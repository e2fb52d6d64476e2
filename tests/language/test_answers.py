"""Questions that are answered at once: what is denied by that, and what is not."""

from __future__ import annotations

import pytest

from tests.language.reading import statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fits? No. Fever? Not really.", {"fever": "absent"}),
        ("Have I had a seizure? No.", {"seizure": "absent"}),
        ("Why am I coughing up blood? No one will tell me", {"haemoptysis": "present"}),
        ("Is it bad that I cough up blood? No idea what to do", {"haemoptysis": "present"}),
        ("How do I stop this cough? No sleep for days", {"cough": "present", "insomnia": "present"}),
        ("Why do I cough up blood? No.", {"haemoptysis": "present"}),
    ],
)
def test_a_question_is_denied_by_a_bare_no_only(text: str, expected: dict[str, str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hot flushes? No. Fever? Also no.", {"hot_flushes": "absent", "fever": "absent"}),
        ("Cough? Fever? Nope.", {"cough": "absent", "fever": "absent"}),
        ("Did I faint? I did not.", {"syncope": "absent"}),
        ("Any headaches? Not that I know of", {"headache": "absent"}),
        ("Headaches? Not that bad", {"headache": "present"}),
        ("Cough? Yes. Fever? No.", {"cough": "present", "fever": "absent"}),
        ("Is my headache getting better? No.", {"headache": "present"}),
        ("Has the chest pain gone? No.", {"chest_pain": "present"}),
        ("Does anything help the pain? No", {"pain": "present"}),
        ("Is chest pain normal? No", {"chest_pain": "present"}),
        ("Are my legs weak? No", {"leg_weakness": "absent"}),
    ],
)
def test_a_question_whether_something_is_there_and_its_answer(text: str, expected: dict[str, str]) -> None:
    assert statuses(text) == expected
