"""Builds the spaCy pipeline from the knowledge: the one place where data and components meet."""

from __future__ import annotations

import sys
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.knowledge import Knowledge
from bot.knowledge.model import TIERS, Tier
from bot.language import word_sets
from bot.language.clauses import Clauses
from bot.language.composition import Composition
from bot.language.concepts import Concepts
from bot.language.context import Context, Sparing
from bot.language.experiencer import Experiencer, Weights
from bot.language.facts import FactReader
from bot.language.general import General
from bot.language.matchers import Matchers
from bot.language.mentions import Mentions
from bot.language.readings import Readings
from bot.language.spelling import Speller
from bot.language.told import Definite
from bot.language.topics import TopicReader
from bot.language.word_classes import WordClasses
from bot.language.words import Tokens, Words

Component = Callable[[Doc], Doc]

_TOKENS = "waymark.Tokens.v1"
spacy.registry.tokenizers(_TOKENS, func=lambda: Tokens)


def build_pipeline(knowledge: Knowledge, *, topics: bool = False) -> Language:
    """A blank English pipeline that leaves its results in `doc.user_data["sheet"]`.

    Args:
        knowledge: the curated facts.
        topics: whether to look for cues of what else a message is about; only the intents need them.

    Raises:
        DataError: if a pattern of the knowledge files cannot be compiled, naming the file and the entry.
    """
    parts = _Parts(knowledge, topics=topics)
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": _TOKENS}}})
    nlp.max_length = sys.maxsize  # spaCy's limit is for models that need much memory a word; there is none here.
    for name, component in parts.components():
        Language.component(f"waymark_{name}", func=component)
        nlp.add_pipe(f"waymark_{name}")
    return nlp


class _Parts:
    def __init__(self, knowledge: Knowledge, *, topics: bool) -> None:
        self._k = knowledge
        self._with_topics = topics
        self._matchers = Matchers(knowledge)

    def components(self) -> list[tuple[str, Component]]:
        """Name and component, in the order in which they run."""
        words, grammar, find = self._k.words, self._k.words.grammar, self._matchers
        likely = find.mentions.vocabulary() | find.symptoms.vocabulary()
        speller = Speller(find.vocabulary(), find.aliases, likely)
        return [
            ("words", self._words(speller)),
            ("word_classes", WordClasses(find.classes)),
            ("mentions", self._mentions()),
            ("concepts", Concepts(find.symptoms, find.triggers)),
            ("clauses", Clauses(word_sets.connectives(grammar))),
            ("composition", self._composition()),
            ("context", self._context()),
            ("readings", Readings(word_sets.measured(words.readings.values()))),
            ("general", General(self._families())),
            ("experiencer", Experiencer(word_sets.people(grammar), self._weights(), find.asking_for)),
            ("facts", FactReader(find.facts)),
            ("modifiers", word_sets.modifiers(find.settings, words.times)),
            *([("topics", TopicReader(find.topics, find.familiar()))] if self._with_topics else []),
        ]

    def _words(self, speller: Speller) -> Words:
        grammar = self._k.words.grammar
        fillers, separators, restarts = map(frozenset, (grammar.fillers, grammar.separators, grammar.restarts))
        return Words(
            speller,
            fillers,
            separators,
            grammar.asides,
            restarts,
            frozenset(grammar.openers),
            frozenset(grammar.its_own),
        )

    def _mentions(self) -> Mentions:
        grammar = self._k.words.grammar
        portions, determiners = frozenset(grammar.portions), frozenset(grammar.determiners) - {"of"}
        return Mentions(self._matchers.mentions, self._matchers.idioms, self._k.body_parts, portions, determiners)

    def _context(self) -> Context:
        grammar = self._k.words.grammar
        definite = Definite(frozenset(grammar.possessives), frozenset(grammar.demonstratives))
        events = frozenset(s.id for s in self._k.symptoms.values() if s.event)
        sparing = Sparing(events, self._crises(), self._of_tier("emergency"))
        asking = word_sets.asking_words(self._k.words.answers)
        return Context(self._matchers.cues, self._matchers.pseudo_cues, definite, sparing, asking)

    def _of_tier(self, least: Tier) -> frozenset[str]:
        """The symptoms that are at least so urgent alone."""
        return frozenset(s.id for s in self._k.symptoms.values() if TIERS.index(s.tier) >= TIERS.index(least))

    def _weights(self) -> Weights:
        return Weights(self._crises(), self._of_tier("emergency"), self._of_tier("same_day"))

    def _crises(self) -> frozenset[str]:
        return frozenset(s.id for s in self._k.symptoms.values() if s.crisis)

    def _families(self) -> dict[str, frozenset[str]]:
        """What each general symptom may be, once it is known where."""
        general = {s.id for s in self._k.symptoms.values() if s.ask}
        return {
            symptom: frozenset(p for s in self._k.sensations.values() if s.alone == symptom for p in s.parts.values())
            - {symptom}
            for symptom in sorted(general)
        }

    def _composition(self) -> Composition:
        urgency = {s.id: TIERS.index(s.tier) for s in self._k.symptoms.values()}
        general = frozenset(s.id for s in self._k.symptoms.values() if s.ask)
        function_words = word_sets.function_words(self._k.words.grammar)
        return Composition(self._k.sensations, self._k.body_parts, function_words, urgency, general)
