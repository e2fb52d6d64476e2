"""Builds the spaCy pipeline from the knowledge: the one place where data and components meet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Set
from functools import partial
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.knowledge import Knowledge
from bot.knowledge.model import TIERS, HistoryFact
from bot.knowledge.words import Cue, Times
from bot.knowledge.words import Grammar as WordGrammar
from bot.language.clauses import Clauses, Connectives
from bot.language.composition import Composition, Grammar
from bot.language.concepts import Concepts
from bot.language.context import Context, CueRule, Definite, Sparing
from bot.language.duration import TimeWords
from bot.language.experiencer import Experiencer, People
from bot.language.facts import FactReader
from bot.language.inflection import plural_forms, surface_forms
from bot.language.matching import Matcher
from bot.language.mentions import BODY, SENSATION, Mentions
from bot.language.modifiers import ModifierReader, Setting
from bot.language.patterns import Compiler, Pattern, PatternError
from bot.language.spelling import Speller
from bot.language.word_classes import WordClasses
from bot.language.words import Tokens, Words
from bot.strict import DataError

K = TypeVar("K")
Component = Callable[[Doc], Doc]


def build_pipeline(knowledge: Knowledge) -> Language:
    """A blank English pipeline that leaves its results in `doc.user_data["sheet"]`.

    Raises:
        DataError: if a pattern of the knowledge files cannot be compiled, naming the file and the entry.
    """
    parts = _Parts(knowledge)
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize  # spaCy's limit is for models that need much memory a word; there is none here.
    nlp.tokenizer = Tokens(nlp)
    for name, component in parts.components():
        Language.component(f"waymark_{name}", func=component)
        nlp.add_pipe(f"waymark_{name}")
    return nlp


class _Parts:
    def __init__(self, knowledge: Knowledge) -> None:
        self._k = knowledge
        grammar = knowledge.words.grammar
        fixed = frozenset(grammar.uninflected)
        inflect = partial(surface_forms, irregular=grammar.irregular, fixed=fixed)
        self._aliases = {alias.lower(): word.lower() for alias, word in knowledge.words.spellings.items()}
        classes = knowledge.words.classes
        tags = {BODY, SENSATION, *knowledge.body_parts, *knowledge.sensations}
        self._compiler = Compiler(lambda word: self._as_spelt(inflect(word)), classes, tags)
        self._nouns = Compiler(lambda word: self._as_spelt(_noun_forms(word)), {})
        self._classes = self._class_matchers()
        self._idioms = self._matcher("words/idioms.yml", (("idioms", p, p) for p in knowledge.words.idioms))

    def components(self) -> list[tuple[str, Component]]:
        """Name and component, in the order in which they run."""
        k, words, grammar = self._k, self._k.words, self._k.words.grammar
        mentions = self._mention_matcher()
        symptoms = self._matcher("symptoms", ((s.id, p, s.id) for s in k.symptoms.values() for p in s.patterns))
        told = ((m.id, p, Setting(m.sets, m.value)) for m in words.modifiers.values() for p in m.patterns)
        settings = self._matcher("words/modifiers.yml", told)
        cues = self._matcher("words/cues.yml", ((c.id, p, _rule(c)) for c in words.cues.values() for p in c.patterns))
        pseudo_cues = self._matcher("words/idioms.yml", (("pseudo_cues", p, p) for p in words.pseudo_cues))
        facts = self._facts()
        used: tuple[Matcher[Any] | FactReader, ...] = (
            *self._classes,
            mentions,
            symptoms,
            settings,
            cues,
            pseudo_cues,
            self._idioms,
            facts,
        )
        known = set().union(*(matcher.vocabulary() for matcher in used))
        speller = Speller(known, self._aliases)
        return [
            ("words", Words(speller, frozenset(grammar.fillers), frozenset(grammar.separators))),
            ("word_classes", WordClasses(self._classes)),
            ("mentions", self._mentions(mentions)),
            ("concepts", Concepts(symptoms, self._idioms, self._triggers())),
            ("clauses", Clauses(_connectives(grammar))),
            ("composition", self._composition()),
            ("context", self._context(cues, pseudo_cues)),
            ("experiencer", Experiencer(_people(grammar), self._crises())),
            ("facts", facts),
            ("modifiers", _modifiers(settings, words.times)),
        ]

    def _as_spelt(self, forms: Set[str]) -> frozenset[str]:
        """Forms as they stand in a message whose spelling has been mended ("mets": "metastases")."""
        return frozenset(self._aliases.get(form, form) for form in forms)

    def _mentions(self, matcher: Matcher[tuple[str, str]]) -> Mentions:
        grammar = self._k.words.grammar
        portions, determiners = frozenset(grammar.portions), frozenset(grammar.determiners) - {"of"}
        return Mentions(matcher, self._idioms, self._k.body_parts, portions, determiners)

    def _context(self, cues: Matcher[CueRule], pseudo_cues: Matcher[str]) -> Context:
        grammar = self._k.words.grammar
        definite = Definite(frozenset(grammar.possessives), frozenset(grammar.demonstratives))
        events = frozenset(s.id for s in self._k.symptoms.values() if s.event)
        return Context(cues, pseudo_cues, definite, Sparing(events, self._crises()))

    def _crises(self) -> frozenset[str]:
        return frozenset(s.id for s in self._k.symptoms.values() if s.crisis)

    def _composition(self) -> Composition:
        urgency = {s.id: TIERS.index(s.tier) for s in self._k.symptoms.values()}
        general = frozenset(s.id for s in self._k.symptoms.values() if s.ask)
        function_words = _function_words(self._k.words.grammar)
        return Composition(self._k.sensations, self._k.body_parts, function_words, urgency, general)

    def _facts(self) -> FactReader:
        k = self._k
        return FactReader(
            told=self._history(h for h in k.history.values() if h.breast_cancer != "no"),
            denied=self._history(h for h in k.history.values() if h.breast_cancer == "no"),
            medicines=self._matcher(
                "medicines.yml", ((m.id, n, m.id) for m in k.medicines.values() for n in (m.id, *m.names))
            ),
            sites=self._matcher("sites.yml", ((s.id, w, s.id) for s in k.sites.values() for w in s.words)),
        )

    def _history(self, facts: Iterable[HistoryFact]) -> Matcher[str]:
        return self._matcher("history.yml", ((h.id, p, h.id) for h in facts for p in h.patterns))

    def _triggers(self) -> Matcher[str]:
        triggers = (m for m in self._k.words.modifiers.values() if m.sets == "triggers")
        return self._matcher("words/modifiers.yml", ((m.id, p, m.id) for m in triggers for p in m.patterns))

    def _class_matchers(self) -> list[Matcher[str]]:
        file, classes = "words/classes.yml", self._k.words.classes
        for name in classes:
            _compile(self._compiler, f"@{name}", file, name)
        try:
            levels = self._compiler.class_levels()
        except PatternError as error:
            raise DataError(f"{file}: {error}") from error
        return [self._matcher(file, ((n, p, n) for n in level for p in classes[n])) for level in levels]

    def _mention_matcher(self) -> Matcher[tuple[str, str]]:
        matcher: Matcher[tuple[str, str]] = Matcher()
        for part in self._k.body_parts.values():
            for phrase in part.words:
                pattern = _compile(self._nouns, phrase, "words/body_parts.yml", part.id)
                matcher.add(pattern, (BODY, part.id))
        for sensation in self._k.sensations.values():
            for phrase in (*sensation.words, *sensation.follows):
                pattern = _compile(self._compiler, phrase, "words/sensations.yml", sensation.id)
                matcher.add(pattern, (SENSATION, sensation.id))
        return matcher

    def _matcher(self, file: str, entries: Iterable[tuple[str, str, K]]) -> Matcher[K]:
        """A matcher of (entry id, pattern, key) triples that stand in a knowledge file."""
        matcher: Matcher[K] = Matcher()
        for entry, pattern, key in entries:
            matcher.add(_compile(self._compiler, pattern, file, entry), key)
        return matcher


def _compile(compiler: Compiler, pattern: str, file: str, entry: str) -> Pattern:
    try:
        return compiler.compile(pattern)
    except PatternError as error:
        raise DataError(f"{file}: entry '{entry}': {error}") from error


def _noun_forms(word: str) -> Set[str]:
    return {word[:-1]} if word.endswith("!") else plural_forms(word)


def _rule(cue: Cue) -> CueRule:
    return CueRule(cue.status, cue.direction, frozenset(cue.until), cue.ended)


def _connectives(grammar: WordGrammar) -> Connectives:
    return Connectives(
        separators=frozenset(grammar.separators),
        joiners=frozenset(grammar.joiners),
        subjects=frozenset(grammar.subjects),
        strong_subjects=frozenset(grammar.strong_subjects),
        links=frozenset(grammar.links),
    )


def _function_words(grammar: WordGrammar) -> Grammar:
    return Grammar(
        prepositions=frozenset(grammar.prepositions),
        determiners=frozenset(grammar.determiners),
        joiners=frozenset(grammar.joiners),
        pronouns=frozenset(grammar.pronouns),
        references=frozenset(grammar.references),
        persons=frozenset((*grammar.self_words, *grammar.third_person)),
    )


def _people(grammar: WordGrammar) -> People:
    return People(
        self_words=frozenset(grammar.self_words),
        relatives=frozenset(grammar.relatives),
        third_person=frozenset(grammar.third_person),
        professionals=frozenset(grammar.professionals),
    )


def _modifiers(settings: Matcher[Setting], times: Times) -> ModifierReader:
    words = TimeWords(
        numbers=times.numbers,
        units=times.units,
        vague=times.vague,
        since=times.since,
        weekdays=times.weekdays,
        months=times.months,
        age_words=frozenset(times.age_words),
    )
    return ModifierReader(settings, words, frozenset(times.elsewhere), frozenset(times.reach_back))
