"""Rasa component: the gate of our channels once more, for messages that come through a door of Rasa's own.

`rasa shell` and Rasa's stock channels hand over whatever was typed: nothing at all, 100 KB, or `/restart`, which Rasa
would obey. Behind this component all of it is answered as everywhere else. A message that came through our own channels
passes unchanged.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channels.gate import COMMANDS, admit
from bot.nlu.component import CuratedComponent


# Registered as an extractor so that it runs on messages only, never over the training data.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Gate(CuratedComponent):
    """Makes the text of each message safe to be understood; stands first in config.yml."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the text that the components after this one see; what Rasa records is the text as it came."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None and text not in COMMANDS:
                message.set(TEXT, admit(text))
        return messages
