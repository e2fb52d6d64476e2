import asyncio
from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

_SHARED = {"text": "Kept.", "metadata": {"type": "answer"}, "buttons": [{"title": "a", "payload": "b"}]}


class Toy(Action):
    """Names an action after its class: Count is action_count."""

    def name(self) -> str:
        return f"action_{type(self).__name__.lower()}"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        raise NotImplementedError


class Count(Toy):
    async def run(self, dispatcher, tracker, domain):
        said = [event for event in tracker.events if event["event"] == "user"]
        dispatcher.utter_message(text=f"Message {len(said)}.", metadata={"type": "answer", "count": len(said)})
        return []


class Raise(Toy):
    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="never seen")
        raise ValueError(f"choked on: {tracker.latest_message['text']}")


class Silent(Toy):
    async def run(self, dispatcher, tracker, domain):
        return []


class Blank(Toy):
    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(Text="the keyword is text")
        return []


class Typo(Toy):
    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(response="utter_not_in_the_domain")
        return []


class Slow(Toy):
    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="never seen")
        await asyncio.sleep(60)
        return []


class Reject(Toy):
    async def run(self, dispatcher, tracker, domain):
        raise ActionExecutionRejection(self.name())


class Keep(Toy):
    """Changes what it was given and returns an object that it keeps."""

    async def run(self, dispatcher, tracker, domain):
        if tracker.slots["kept"]:
            tracker.slots["kept"].append("changed in place")
        dispatcher.messages.append(_SHARED)
        return [SlotSet("kept", ["as stored"])]


class Again(Toy):
    """Asks for itself without end."""

    async def run(self, dispatcher, tracker, domain):
        return [FollowupAction(self.name())]
