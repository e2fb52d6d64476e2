"""Rasa's default way to find symptoms: DIET with entities, trained on our examples with their symptoms marked.

The entity is the symptom and its role the status. DIET labels each word once an attribute: with the symptom as the
entity and the status as a role it learns some 150 + 6 labels. One entity for each pair would need over 900, most of
them without an example; one entity "symptom" whose value names the symptom would find no symptom but those whose very
words are listed as synonyms. BILOU marks are off: they make 600 labels of 150, and the cost grows with their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bot.findings import Finding
from bot.knowledge import Knowledge, load_knowledge
from bot.language.reader import Reader
from bot.language.wordings import Wordings
from bot.launcher.environment import prepare
from evaluation.comparison import rasa_pipelines
from evaluation.comparison.examples import Example, load
from evaluation.comparison.understander import Found

if TYPE_CHECKING:
    from rasa.shared.nlu.training_data.message import Message

Entity = dict[str, Any]

FRAMES = (
    ("{}", "present"),
    ("I have {}", "present"),
    ("no {}", "absent"),
    ("{} since last week, should I ring someone?", "present"),
    ("I don't have {} at all", "absent"),
    ("my mum has {} and she had breast cancer", "present"),
    ("it started with {}", "present"),
    ("I had {} last year but that has gone", "past"),
    ("is {} a sign of it coming back?", "hypothetical"),
    ("{}, and it keeps getting worse", "present"),
)
"""Sentences around the wordings of the knowledge, each with the status that it gives them: examples alone hold few."""

EPOCHS = 30


class DietEntities:
    """Learns on its first message.

    Args:
        examples: messages with intents; those of data/nlu if None. Symptoms are marked as our own reader finds them.
        worded: whether to learn the wordings of the knowledge too, so that it is not starved.
        epochs: how long it learns.
    """

    name = "DIET with entities"

    def __init__(
        self, examples: Sequence[Example] | None = None, *, worded: bool = False, epochs: int = EPOCHS
    ) -> None:
        self._examples = examples
        self._worded = worded
        self._epochs = epochs
        self._parse: rasa_pipelines.Parser | None = None

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        """What each of the messages says."""
        parse = self._parse = self._parse or self._train()
        return [[_found(entity) for entity in parse(text)["entities"]] for text in texts]

    def _train(self) -> rasa_pipelines.Parser:
        prepare()
        knowledge = load_knowledge()
        messages = list(marked(self._examples if self._examples is not None else load(), Reader(knowledge)))
        messages += worded(knowledge) if self._worded else []
        diet = rasa_pipelines.diet(epochs=self._epochs, BILOU_flag=False)
        return rasa_pipelines.train((*rasa_pipelines.DEFAULT, diet), messages)


def marked(examples: Iterable[Example], reader: Reader) -> Iterator[Message]:
    """Training messages with the symptoms that a reader finds in them."""
    from rasa.shared.nlu.training_data.message import Message

    for example in examples:
        entities = [
            _entity(example.text, f.symptom, f.status, f.start, f.end)
            for f in apart(reader.read(example.text).findings)
        ]
        yield Message.build(example.text, example.intent, entities=entities)


def worded(knowledge: Knowledge) -> Iterator[Message]:
    """Training messages made of the wordings of each symptom, in one frame after the other."""
    from rasa.shared.nlu.training_data.message import Message

    for number, (wording, symptom) in enumerate(dict.fromkeys(Wordings(knowledge).examples(1))):
        frame, status = FRAMES[number % len(FRAMES)]
        start = frame.index("{}")
        text = frame.format(wording)
        entity = _entity(text, symptom, status, start, start + len(wording))
        yield Message.build(text, "report_symptom", entities=[entity])


def apart(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that overlap no longer one: an entity cannot lie in another."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start - f.end, f.start)):
        if all(finding.end <= k.start or k.end <= finding.start for k in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)


def _entity(text: str, symptom: str, status: str, start: int, end: int) -> Entity:
    return {"entity": symptom, "role": status, "start": start, "end": end, "value": text[start:end]}


def _found(entity: Entity) -> Found:
    return Found(entity["entity"], entity.get("role", "present"), entity["start"], entity["end"])
