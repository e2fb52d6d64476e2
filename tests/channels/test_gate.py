"""What may come in."""

from __future__ import annotations

import pytest

from bot.channels.gate import EMPTY, MAX_CHARACTERS, OTHER_SCRIPT, PLAIN_SLASH, TOO_LONG, NotText, admit


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\x00\x1b", "\u200b", "\u200e\u2060 ", "🙂🙂", "👩🏽\u200d⚕️", "?!", "/", "..."]
)
def test_a_message_without_words_is_empty(text: str) -> None:
    assert admit(text) == EMPTY


@pytest.mark.parametrize(
    ("text", "admitted"),
    [("ache 😢", "ache 😢"), ("a\x00b", "ab"), ("  ache \n", "ache"), ("a\nb", "a\nb")],
)
def test_text_stays_as_it_is_but_for_control_characters_and_edges(text: str, admitted: str) -> None:
    assert admit(text) == admitted


@pytest.mark.parametrize("text", ["/restart", "  /greet", "\x00/greet", '/greet{"x":1}', "/10"])
def test_a_typed_slash_is_no_command(text: str) -> None:
    assert admit(text).startswith(PLAIN_SLASH)


@pytest.mark.parametrize(
    "text", ["болит спина", "ظهري يؤلمني", "我的背很痛", "मेरी पीठ में दर्द है", "πονάει η πλάτη μου, back"]
)
def test_another_script_is_told_apart(text: str) -> None:
    assert admit(text) == OTHER_SCRIPT


@pytest.mark.parametrize("text", ["10/10", "38.5 °C", "naïve café ache", "my abuela Ñ hurts", "ache я"])
def test_latin_letters_and_numbers_are_read(text: str) -> None:
    assert admit(text) == text


def test_length_is_limited() -> None:
    assert admit("a" * MAX_CHARACTERS) == "a" * MAX_CHARACTERS
    assert admit("a" * (MAX_CHARACTERS + 1)) == TOO_LONG


@pytest.mark.parametrize("value", [None, 1, 1.5, True, [], {}, b"bytes"])
def test_only_text_is_a_message(value: object) -> None:
    with pytest.raises(NotText, match=type(value).__name__):
        admit(value)
