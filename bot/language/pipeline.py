"""Builds the spaCy pipeline from the knowledge: the one place where data and components meet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import spacy
from spacy.language import Language

from bot.knowledge import Knowledge
from bot.language.clauses import Clauses, Connectives
from bot.language.composition import Composition, Grammar
from bot.language.concepts import Concepts
from bot.language.context import Context, CueRule, People
from bot.language.duration import TimeWords
from bot.language.facts import FactReader
from bot.language.inflection import plural_forms, surface_forms
from bot.language.mentions import BODY, SENSATION, Mentions
from bot.language.modifiers import ModifierReader, Setting
from bot.language.patterns import Compiler, Matcher
from bot.language.spelling import Speller
from bot.language.words import Words, expand_aliases, split_glued_words


def build_pipeline(knowledge: Knowledge) -> Language:
    """A blank English pipeline that leaves its results in `doc.user_data["sheet"]`.

    Raises:
        PatternError: if a pattern of the knowledge files cannot be compiled.
    """
    parts = _Parts(knowledge)
    nlp = spacy.blank("en")
    split_glued_words(nlp)
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
        self._compiler = Compiler(inflect, knowledge.words.classes)
        self._nouns = Compiler(lambda word: frozenset({word[:-1]} if word.endswith("!") else plural_forms(word)), {})
        self._idioms = self._matcher((p, p) for p in knowledge.words.idioms)

    def components(self) -> list[tuple[str, object]]:
        k, words, grammar = self._k, self._k.words, self._k.words.grammar
        mentions = self._mention_matcher()
        symptoms = self._matcher((p, s.id) for s in k.symptoms.values() for p in s.patterns)
        settings = self._matcher(
            (p, Setting(m.sets, m.value)) for m in words.modifiers.values() for p in m.patterns
        )
        triggers = self._matcher((p, m.id) for m in words.modifiers.values() if m.sets == "triggers" for p in m.patterns)
        cues = self._matcher(
            (p, CueRule(c.status, c.direction, frozenset(c.until))) for c in words.cues.values() for p in c.patterns
        )
        pseudo = self._matcher((p, p) for p in words.pseudo_cues)
        facts = FactReader(
            history=self._matcher((p, h.id) for h in k.history.values() for p in h.patterns),
            medicines=self._matcher((n, m.id) for m in k.medicines.values() for n in (m.id, *m.names)),
            sites=self._matcher((w, s.id) for s in k.sites.values() for w in s.words),
        )
        known = set().union(*(m.vocabulary() for m in (mentions, symptoms, settings, cues, facts.medicines, facts.history)))
        speller = Speller(known, expand_aliases(words.spellings))
        time_words = TimeWords(
            words.times.numbers, words.times.units, words.times.vague, words.times.since, words.times.weekdays,
            words.times.months, frozenset(words.times.age_words),
        )
        return [
            ("words", Words(speller, frozenset(grammar.fillers))),
            ("mentions", Mentions(mentions, self._idioms, {p.id: p.parent for p in k.body_parts.values()})),
            ("concepts", Concepts(symptoms, self._idioms, triggers)),
            ("clauses", Clauses(Connectives(*map(frozenset, (grammar.separators, grammar.joiners, grammar.subjects, grammar.strong_subjects, grammar.links))))),
            ("composition", Composition(k.sensations, k.body_parts, Grammar(*map(frozenset, (grammar.prepositions, grammar.determiners, grammar.joiners, grammar.pronouns))))),
            ("context", Context(cues, pseudo, People(*map(frozenset, (grammar.self_words, grammar.relatives, grammar.third_person, grammar.professionals))))),
            ("facts", facts),
            ("modifiers", ModifierReader(settings, time_words, frozenset(words.times.elsewhere), frozenset(words.times.reach_back))),
        ]

    def _mention_matcher(self) -> Matcher[tuple[str, str]]:
        matcher: Matcher[tuple[str, str]] = Matcher()
        for part in self._k.body_parts.values():
            for phrase in part.words:
                matcher.add(self._nouns.compile(phrase), (BODY, part.id))
        for sensation in self._k.sensations.values():
            for phrase in (*sensation.words, *sensation.follows):
                matcher.add(self._compiler.compile(phrase), (SENSATION, sensation.id))
        return matcher

    def _matcher(self, entries: Iterable[tuple[str, object]]) -> Matcher:
        matcher: Matcher = Matcher()
        for pattern, key in entries:
            matcher.add(self._compiler.compile(pattern), key)
        return matcher
