"""Intent classifiers side by side, on the same folds of data/nlu; and the whole pipeline on all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.nlu.intent_arbiter import FALLBACK, OUT_OF_SCOPE
from evaluation.comparison import out_of_scope
from evaluation.comparison.beside import slug
from evaluation.comparison.classifiers import Classifier
from evaluation.comparison.examples import Fold
from evaluation.comparison.measured import Measured, measure
from evaluation.comparison.own_classifiers import WordsLetters, WordsLettersConcepts
from evaluation.comparison.rasa_pipelines import DEFAULT, WORDS_AND_LETTERS, RasaPipeline, configured, diet
from evaluation.comparison.textcat import BAG_OF_WORDS, CONVOLUTION, TextCategorizer
from evaluation.figures import Figure, hits
from evaluation.table import Column, Table

COMPARED_FOLDS = 2
"""Folds on which classifiers are compared: some of them take minutes for one."""

PIPELINE = "Waymark's pipeline"
HELD_OUT = f"Intents ({PIPELINE}, cross-validation of data/nlu)"
COLUMNS = (
    Column("accuracy"),
    Column("macro-F1"),
    Column(f"out of scope: recall at ≤ {out_of_scope.MOST_LOST:.0%} lost"),
    Column("ms per message", share=False),
    Column("seconds to learn", share=False),
)


def classifiers() -> list[Classifier]:
    """All that are compared, beside the whole pipeline."""
    return [
        WordsLettersConcepts(),
        WordsLetters(),
        RasaPipeline(
            "LogisticRegressionClassifier (Rasa)", (*WORDS_AND_LETTERS, {"name": "LogisticRegressionClassifier"})
        ),
        RasaPipeline("DIET (Rasa's default pipeline)", (*DEFAULT, diet())),
        TextCategorizer("textcat, bag of words (spaCy)", BAG_OF_WORDS, epochs=10),
        TextCategorizer("textcat, convolution (spaCy)", CONVOLUTION, epochs=20),
    ]


def whole(folds: Sequence[Fold]) -> Measured:
    """The pipeline of config.yml, through Rasa, on all folds."""
    return measure(RasaPipeline(PIPELINE, configured()), folds)


def table(pipeline: Measured, compared: Sequence[Classifier], folds: Sequence[Fold]) -> Table:
    """All classifiers on these folds.

    Args:
        pipeline: the whole pipeline, as measured on these folds at least; its messages of other ones are left out.
        compared: what is set beside it.
        folds: what they learn from and are asked about.
    """
    asked = {e for fold in folds for e in fold.held_out}
    same = replace(pipeline, judged=tuple(j for j in pipeline.judged if j.example in asked))
    rows = [_row(same, arbitrated=True), *(_row(measure(c, folds), arbitrated=False) for c in compared)]
    messages = sum(len(fold.held_out) for fold in folds)
    return Table(f"Intents of {messages:,} messages of data/nlu that were not learnt from", COLUMNS, tuple(rows))


def _row(measured: Measured, *, arbitrated: bool) -> tuple[str, tuple[Figure, ...]]:
    figures = (
        measured.accuracy,
        measured.macro_f1,
        out_of_scope.point_of(measured, arbitrated=arbitrated).recall,
        measured.message_ms,
        measured.training_seconds,
    )
    name = measured.name
    return name, tuple(replace(f, id=f"intents.{f.id}.{slug(name)}", group=f"Intents: {name}") for f in figures)


def held_out(pipeline: Measured) -> list[Figure]:
    """What the whole pipeline answers to messages that it has not learnt from, as it acts upon them."""
    id_, group = "intent.cross_validation", HELD_OUT
    here, elsewhere = out_of_scope.subjects(pipeline.judged), out_of_scope.elsewhere(pipeline.judged)
    kept = [j.answer not in (OUT_OF_SCOPE, FALLBACK) for j in here]
    found = [
        replace(pipeline.accuracy, id=f"{id_}.accuracy", group=group),
        replace(pipeline.macro_f1, id=f"{id_}.macro_f1", group=group),
        hits(f"{id_}.kept", group, "symptoms and subjects: kept in scope", kept),
        hits(f"{id_}.out_of_scope", group, "out of scope: recall", [j.answer == OUT_OF_SCOPE for j in elsewhere]),
    ]
    for intent in sorted({j.example.intent for j in pipeline.judged}):
        recalled = [j.answer == intent for j in pipeline.judged if j.example.intent == intent]
        found.append(hits(f"{id_}.recall.{intent}", group, f"recall: {intent}", recalled))
    return found
