"""The door to this package: text in, a Reading out."""

from __future__ import annotations

from datetime import date

from bot.findings import History, Reading
from bot.knowledge import Knowledge, load_knowledge
from bot.language.pipeline import build_pipeline
from bot.language.sheet import Sheet, sheet_of


class Reader:
    """Reads messages. Building one takes tenths of a second; reading is thread-safe and keeps nothing.

    Args:
        knowledge: the curated facts; the project's own by default.
        topics: whether to tell also what else a message is about, which only the intents need.
    """

    def __init__(self, knowledge: Knowledge | None = None, *, topics: bool = False) -> None:
        self.knowledge = knowledge or load_knowledge()
        self._nlp = build_pipeline(self.knowledge, topics=topics)

    def read(self, text: str, turn: int = 0, today: date | None = None) -> Reading:
        """Understand one message.

        Args:
            text: the message as written, any Unicode, any length.
            turn: its number in the conversation, kept in the findings.
            today: the day on which it was written, for "since Monday"; today by default.
        """
        doc = self._nlp.make_doc(text)
        doc.user_data["today"] = today or date.today()
        doc.user_data["turn"] = turn
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        sheet = sheet_of(doc)
        return Reading(
            findings=tuple(sheet.findings),
            person=sheet.person,
            history=self._history(sheet),
            medicines=tuple(sheet.medicines),
            unplaced=tuple(
                (m.id, doc.user_data["message"][slice(*sheet.characters(doc, m.start, m.end))]) for m in sheet.unplaced
            ),
            places=tuple(dict.fromkeys(m.id for m in sheet.places)),
            sites=tuple(sheet.sites),
            topics=tuple(sheet.topics),
            unfamiliar_words=sheet.unfamiliar,
            loose=sheet.loose,
            known_words=sheet.known_words,
        )

    def _history(self, sheet: Sheet) -> History:
        facts = [self.knowledge.history[id_] for id_ in sheet.facts]
        told = {f.breast_cancer for f in facts}
        subtype = next((f.subtype for f in facts if f.subtype), None)
        if "yes" in told or subtype or sheet.known_sites:
            return History(breast_cancer="yes", subtype=subtype, known_sites=tuple(sheet.known_sites))
        return History(breast_cancer="no" if "no" in told else "unknown")
