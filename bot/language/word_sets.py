"""The word lists of the knowledge, as the components of the pipeline take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

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


def measured(readings: Iterable[Reading]) -> Iterator[Measured]:
    """What is known of each measurement."""
    for r in readings:
        yield Measured(r.symptom, frozenset(r.names), r.normal, r.high, frozenset(r.fine))


def connectives(grammar: WordGrammar) -> Connectives:
    """What opens and joins statements."""
    return Connectives(
        separators=frozenset(grammar.separators),
        joiners=frozenset(grammar.joiners),
        subjects=frozenset(grammar.subjects),
        strong_subjects=frozenset(grammar.strong_subjects),
        links=frozenset(grammar.links),
        determiners=frozenset(grammar.determiners),
    )


def function_words(grammar: WordGrammar) -> Grammar:
    """What tells how a sensation and a body part belong together."""
    return Grammar(
        prepositions=frozenset(grammar.prepositions),
        determiners=frozenset(grammar.determiners),
        joiners=frozenset(grammar.joiners),
        pronouns=frozenset(grammar.pronouns),
        references=frozenset(grammar.references),
        persons=frozenset((*grammar.self_words, *grammar.third_person)),
    )


def people(grammar: WordGrammar) -> People:
    """Who may have a symptom."""
    return People(
        self_words=frozenset(grammar.self_words),
        objects=frozenset(grammar.objects),
        strangers=frozenset(grammar.strangers),
        relatives=frozenset(grammar.relatives),
        third_person=frozenset(grammar.third_person),
        professionals=frozenset(grammar.professionals),
        before_nouns=frozenset(grammar.before_nouns),
        after_subjects=frozenset(grammar.after_subjects),
        then=frozenset(grammar.told_of_then),
        now=frozenset(grammar.told_of_now),
        happening=frozenset(grammar.happening),
        cared_for=frozenset(grammar.cared_for),
    )


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


def asking_words(answers: Answers) -> AskingWords:
    """What asks and denies."""
    words = msgspec.structs.asdict(answers)
    follows = frozenset(tuple(said.split()) for said in words.pop("follows"))
    return AskingWords(follows=follows, **{name: frozenset(said) for name, said in words.items()})
