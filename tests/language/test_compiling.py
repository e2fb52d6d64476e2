"""What was compiled is used again, and only while nothing that it was made from has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language.compiling import KEPT, Source, fill
from bot.language.matching import Matcher, Scan
from bot.language.patterns import Compiler
from bot.language.text import Text
from bot.strict import DataError

READ = Text(["my", "back", "aches"], [".", "", ""])


class Counting(Compiler):
    """Counts what it compiles."""

    def __init__(self) -> None:
        super().__init__(lambda word: frozenset((word, word + "s")), {})
        self.compiled: list[str] = []

    def compile(self, source: str) -> tuple[object, ...]:  # type: ignore[override]
        self.compiled.append(source)
        return super().compile(source)


def found(cache: Path, pattern: str, made_from: object = "") -> tuple[list[tuple[str, int, int]], list[str]]:
    """What a pattern finds, and what had to be compiled for it."""
    scan, compiler = Scan(), Counting()
    matcher: Matcher[str] = Matcher(scan)
    fill([(scan, [Source(pattern, "file.yml", "entry", matcher.number("key"), compiler)])], made_from, cache)
    return list(matcher.find(READ)), compiler.compiled


def test_the_second_time_nothing_is_compiled_and_the_same_is_found(tmp_path: Path) -> None:
    first, second = found(tmp_path, "back [~1] ache"), found(tmp_path, "back [~1] ache")
    assert first == ([("key", 1, 3)], ["back [~1] ache"])
    assert second == ([("key", 1, 3)], [])


def test_another_pattern_or_another_circumstance_is_compiled(tmp_path: Path) -> None:
    found(tmp_path, "back ache")
    assert found(tmp_path, "ache") == ([("key", 2, 3)], ["ache"])
    assert found(tmp_path, "back ache", made_from="other words") == ([("key", 1, 3)], ["back ache"])


@pytest.mark.parametrize("content", [b"", b"no such thing", b"\xe9\x01\x00\x00\x00"])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    found(tmp_path, "back ache")
    (kept,) = tmp_path.glob("*.bin")
    kept.write_bytes(content)
    assert found(tmp_path, "back ache") == ([("key", 1, 3)], ["back ache"])
    assert found(tmp_path, "back ache") == ([("key", 1, 3)], [])


def test_where_nothing_can_be_written_each_start_compiles(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        assert found(tmp_path / "file" / "cache", "back ache") == ([("key", 1, 3)], ["back ache"])


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        found(tmp_path, "back ache", made_from=number)
    assert len(list(tmp_path.iterdir())) == KEPT


def test_a_pattern_that_cannot_be_read_names_its_file_and_entry_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"file.yml: entry 'entry': '\(a': '\)' is missing"):
        found(tmp_path, "(a")
    assert not list(tmp_path.iterdir())
