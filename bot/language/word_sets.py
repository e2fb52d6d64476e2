"""The word lists of the knowledge, as the components of the pipeline take them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import fields
from typing import Any, TypeVar

from bot.knowledge.words import Answers, Reading, Times
from bot.knowledge.words import Grammar as WordGrammar
from bot.language.belonging import Grammar
from bot.language.clauses import Connectives
from bot.language.dates import DateWords
from bot.language.duration import TimeWords
from bot.language.experiencer import People
from bot.language.matching import Matcher
from bot.language.modifiers import ModifierReader, Setting
from bot.language.readings import Measured
from bot.language.scales import Scales
from bot.language.told import AskingWords
from bot.strict import Record

T = TypeVar("T")


def measured(readings: Iterable[Reading]) -> Iterator[Measured]:
    """What is known of each measurement."""
    for r in readings:
        yield Measured(r.symptom, frozenset(r.names), r.normal, r.high, frozenset(r.fine))


def connectives(grammar: WordGrammar) -> Connectives:
    """What opens and joins statements."""
    return _sets(Connectives, grammar)


def function_words(grammar: WordGrammar) -> Grammar:
    """What tells how a sensation and a body part belong together."""
    return _sets(Grammar, grammar, persons=frozenset((*grammar.self_words, *grammar.third_person)))


def people(grammar: WordGrammar) -> People:
    """Who may have a symptom."""
    return _sets(People, grammar, then=frozenset(grammar.told_of_then), now=frozenset(grammar.told_of_now))


def asking_words(answers: Answers) -> AskingWords:
    """What asks and denies."""
    return _sets(AskingWords, answers, follows=frozenset(tuple(said.split()) for said in answers.follows))


def modifiers(settings: Matcher[Setting], times: Times) -> ModifierReader:
    """The reader of modifiers, with what tells of time and scale."""
    dates = DateWords(
        since=times.since,
        weekdays=times.weekdays,
        months=times.months,
        named=times.named_days,
        lead=frozenset(times.lead),
        parts=times.month_parts,
    )
    words = TimeWords(
        numbers=times.numbers,
        units=times.units,
        vague=times.vague,
        dates=dates,
        age_words=frozenset(times.age_words),
        stretching=frozenset(times.stretching),
        repeating=frozenset(times.repeating),
        since_words=frozenset(times.since_words),
        starting=frozenset(times.starting),
        fractions=times.fractions,
        ordinals=times.ordinals,
        course=frozenset(times.course),
    )
    leads, trails = frozenset(times.scale_leads), frozenset(times.scale_trails)
    scales = Scales(times.numbers, times.scales, leads, trails)
    return ModifierReader(settings, words, scales, frozenset(times.elsewhere), frozenset(times.reach_back))


def _sets(kind: Callable[..., T], lists: Record, **others: Set[Any]) -> T:
    """A record of sets: each field from the list of the same name, but for `others`."""
    names = {field.name for field in fields(kind)} - set(others)  # type: ignore[arg-type]
    return kind(**{name: frozenset(getattr(lists, name)) for name in names}, **others)
