"""Runs custom actions inside the server's process, where Rasa would call an action server over HTTP."""

from __future__ import annotations

import json
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from bot.channels.errors import describe
from bot.channels.turn import report_failure


class InProcessActions(EndpointConfig):
    """An action endpoint without a network: answers as the action server of rasa_sdk does, errors included.

    An action runs on the server's event loop: one that blocks stalls every conversation.
    """

    def __init__(self, executor: ActionExecutor) -> None:
        # Selective domain: an action gets the domain only if the domain asks for it, as in endpoints.yml.
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = executor

    @classmethod
    def of_package(cls, package: str) -> InProcessActions:
        """Make the endpoint for all actions of a package; raises ImportError if it cannot be imported."""
        executor = ActionExecutor()
        try:
            executor.register_package(package)
        except SystemExit as error:
            # rasa_sdk logs the ImportError and exits; the caller decides what its failure means.
            raise ImportError(f"the actions in '{package}' cannot be imported") from error
        return cls(executor)

    @property
    def action_names(self) -> frozenset[str]:
        """The names of all actions that can be run."""
        return frozenset(self._executor.actions)

    async def request(self, *, json: dict[str, Any], **_: Any) -> Any:
        """Run the action that Rasa's call names and return its events and responses.

        Raises:
            ClientResponseError: as Rasa expects from an action server: 400 if the action rejects to run, 404
                if there is none of the name, 500 if it fails.
        """
        call = _through_json(json)
        name = call.get("next_action")
        try:
            return _through_json(await self._executor.run(call))
        except ActionExecutionRejection as error:
            raise _answer(400, error.action_name, error.message) from None
        except ActionNotFoundException as error:
            report_failure(f"action {name} does not exist")
            raise _answer(404, error.action_name, error.message) from None
        except Exception as error:
            report_failure(f"action {name}: {describe(error)}")
            raise _answer(500, str(name), "the action failed") from None


def _through_json(value: Any) -> Any:
    """Copy as the network would: an action may then change what it was given and keep what it returned."""
    return json.loads(json.dumps(value))


def _answer(status: int, action: str, sentence: str) -> ClientResponseError:
    """The error that Rasa's HTTP call raises on such an answer of an action server."""
    return ClientResponseError(status, sentence, json.dumps({"error": sentence, "action_name": action}))
