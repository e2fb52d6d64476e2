"""The pattern language: what it matches, what it does not reach across, and what it refuses."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.matching import Matcher
from bot.language.patterns import Compiler, PatternError
from bot.language.text import Text
from bot.language.word_classes import WordClasses

CLASSES = {"cannot": ("can not", "unable to"), "badly": ("@cannot sleep", "sleep [quite] badly"), "bit": ("[a] [bit]",)}
TAGS = {"leg", "body"}


def compiler() -> Compiler:
    return Compiler(lambda word: frozenset((word, word + "s")), CLASSES, TAGS)


def text(message: str) -> Text:
    """Words with their pauses: "a , b" has a comma before b, "a . b" the end of a sentence; <leg> tags a word."""
    words: list[str] = []
    pauses: list[str] = []
    tags: list[list[tuple[str, int]]] = []
    pause = "."
    for word in message.split():
        if word in ",.":
            pause = word
            continue
        plain = word.strip("<>")
        tags.append([(plain, len(words) + 1)] if plain != word else [])
        words.append(plain)
        pauses.append(pause)
        pause = ""
    return Text(words, pauses, tags, separators=frozenset({"but"}))


def classes() -> WordClasses:
    """As the pipeline finds them."""
    levels = []
    for level in compiler().class_levels():
        matcher: Matcher[str] = Matcher()
        for name in level:
            for pattern in CLASSES[name]:
                matcher.add(compiler().compile(pattern), name)
        levels.append(matcher)
    return WordClasses(levels)


def found(pattern: str, message: str) -> list[str]:
    matcher: Matcher[str] = Matcher()
    matcher.add(compiler().compile(pattern), "x")
    read = text(message)
    classes().tag(read)
    return [" ".join(read.words[start:end]) for _, start, end in matcher.find(read)]


@pytest.mark.parametrize(
    ("pattern", "message", "matches"),
    [
        ("back pain", "my back pain is bad", ["back pain"]),
        ("back pain", "my backs pains", ["backs pains"]),
        ("back pain", "my back is a pain", []),
        ("Back  PAIN", "back pain", ["back pain"]),
        ("(lost|no) feeling", "no feeling and lost feeling", ["no feeling", "lost feeling"]),
        ("(lost all|no) feeling", "lost all feeling", ["lost all feeling"]),
        (
            "pain [all|right] over",
            "pain over pain all over pain right over",
            ["pain over", "pain all over", "pain right over"],
        ),
        ("(a (b|c d)|e) f", "a c d f", ["a c d f"]),
        ("pain [all over]", "pain all over", ["pain all over"]),
        ("worst ~2 headache", "worst headache worst ever bad headache", ["worst headache", "worst ever bad headache"]),
        ("worst ~2 headache", "worst of all my headache", []),
        ("worst ~ headache", "worst of all my headache", ["worst of all my headache"]),
        ("@cannot walk", "i can not walk or am unable to walk", ["can not walk", "unable to walk"]),
        ("@badly", "unable to sleep", ["unable to sleep"]),
        ("i @badly now", "i sleep quite badly now", ["i sleep quite badly now"]),
        ("feel @bit ill", "feel a bit ill or feel ill", ["feel a bit ill", "feel ill"]),
        ("my @leg ~1 @cannot move", "my <leg> is unable to move", ["my leg is unable to move"]),
        ("have gone $", "have gone", ["have gone"]),
        ("have gone $", "have gone , have gone home . have gone but", ["have gone", "have gone"]),
        ("my @leg hurts", "my <leg> hurts", ["my leg hurts"]),
        ("my @leg hurts", "my leg hurts", []),
        ("@leg", "<leg> <leg>", ["leg", "leg"]),
        ("[my] pain", "my pain", ["my pain", "pain"]),
        ("[my] [own]", "nothing", []),
    ],
)
def test_what_a_pattern_matches(pattern: str, message: str, matches: list[str]) -> None:
    assert found(pattern, message) == matches


@pytest.mark.parametrize(
    ("pattern", "message", "matches"),
    [
        ("back pain", "back . pain", []),
        ("back pain", "back , pain", ["back pain"]),
        ("back ~2 pain", "back . bad pain", []),
        ("back ~2 pain", "back bad . pain", []),
        ("back ~2 pain", "back bad , big pain", []),
        ("back ~2 pain", "back bad big pain", ["back bad big pain"]),
        ("back pain", ". back pain", ["back pain"]),
    ],
)
def test_no_pattern_reaches_across_a_sentence_and_no_gap_across_a_comma(
    pattern: str, message: str, matches: list[str]
) -> None:
    assert found(pattern, message) == matches


def test_matches_come_in_text_order_with_their_keys() -> None:
    matcher: Matcher[str] = Matcher()
    for pattern in ("pain", "back", "back pain"):
        matcher.add(compiler().compile(pattern), pattern.upper())
    assert list(matcher.find(text("back pain"))) == [("BACK", 0, 1), ("BACK PAIN", 0, 2), ("PAIN", 1, 2)]


def test_the_vocabulary_is_every_form_in_any_corner_of_a_pattern() -> None:
    matcher: Matcher[str] = Matcher()
    matcher.add(compiler().compile("(a|[b] c) ~2 d @leg"), "x")
    assert matcher.vocabulary() == {w for base in "abcd" for w in (base, base + "s")}


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a|b", "'(a|b': ')' is missing"),
        ("a [b", "'a [b': ']' is missing"),
        ("a b)", "'a b)': unexpected ')'"),
        ("a]", "'a]': unexpected ']'"),
        ("a|b", "'a|b': unexpected '|'"),
        ("a $ b", "'a $ b': unexpected '$'"),
        ("$", "'$': must start with a word"),
        ("(a]", "'(a]': ')' expected, found ']'"),
        ("", "'': must start with a word"),
        ("~2 a", "'~2 a': must start with a word, not with a gap"),
        ("@nobody hurts", "there is no '@nobody'"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused_with_the_fault(pattern: str, fault: str) -> None:
    with pytest.raises(PatternError) as raised:
        compiler().compile(pattern)
    assert str(raised.value).startswith(fault)


def test_a_class_that_leads_back_to_itself_is_refused() -> None:
    with pytest.raises(PatternError, match="'@a' leads back to itself"):
        Compiler(lambda word: frozenset({word}), {"a": ("x @b",), "b": ("@a",)}).compile("@a")


@given(st.text(alphabet="ab ()[]|~2@leg!", max_size=25))
def test_any_text_compiles_or_is_refused(pattern: str) -> None:
    try:
        compiled = compiler().compile(pattern)
    except PatternError:
        return
    matcher: Matcher[str] = Matcher()
    matcher.add(compiled, "x")
    read = text("a b <leg> a , ab . b")
    assert all(0 <= start < end <= len(read.words) for _, start, end in matcher.find(read))


def test_a_class_that_speaks_of_a_mention_is_refused() -> None:
    with pytest.raises(PatternError, match="'@a' speaks of '@leg', which is no word class"):
        Compiler(lambda word: frozenset({word}), {"a": ("x @leg",)}, {"leg"}).class_levels()


def test_find_all_tells_every_end() -> None:
    matcher: Matcher[str] = Matcher()
    matcher.add(compiler().compile("a [b] [c]"), "x")
    assert list(matcher.find_all(text("a b c"))) == [("x", 0, 1), ("x", 0, 2), ("x", 0, 3)]


def matcher_of(*patterns: str) -> Matcher[str]:
    matcher: Matcher[str] = Matcher()
    for pattern in patterns:
        matcher.add(compiler().compile(pattern), pattern)
    return matcher


VARIOUS = ("a ~2 c", "(a|b) @leg", "b [a] $", "@leg ~ c", "not [a] b")
USED = matcher_of(*VARIOUS)


@given(st.lists(st.sampled_from(["a", "b", "c", "<leg>", "not", ",", ".", "but"]), max_size=12).map(" ".join))
def test_what_is_remembered_of_earlier_texts_changes_nothing(message: str) -> None:
    read = text(message)
    assert list(USED.find(read)) == list(matcher_of(*VARIOUS).find(read))


def test_the_order_of_adding_does_not_change_what_is_found() -> None:
    patterns = ["a", "a b", "(a|c) [b] c", "b ~1 c", "c"]
    read = text("a b c a c b a c")
    seen = set()
    for seed in range(5):
        random.Random(seed).shuffle(patterns)
        matcher: Matcher[str] = Matcher()
        for pattern in patterns:
            matcher.add(compiler().compile(pattern), pattern)
        seen.add(tuple(sorted(matcher.find(read))))
    assert len(seen) == 1
