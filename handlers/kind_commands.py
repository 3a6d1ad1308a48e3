"""Commands that ask: one for each kind of question for which the catalogue has a wording to put arguments into."""

from __future__ import annotations

from dataclasses import dataclass

from answers.catalogue import messages
from handlers.speech import Speech
from questions.kinds import rules

NAMES = {"list": "country"}
"""Where people look for a kind under another word than its own."""
FIRST = ("rank", "top", "list", "compare", "trend")
"""The kinds that most people want, at the top of the menu; the others follow in the table's order."""


@dataclass(frozen=True, slots=True)
class KindCommand:
    """A command and the kind of question that it asks."""

    name: str
    kind: str

    @property
    def description(self) -> str:
        """The message beside it in the menu."""
        return f"chat.command.{self.kind}"

    def question(self, arguments: str, say: Speech) -> str | None:
        """What is asked with these arguments; None where the kind needs some and has none."""
        if arguments:
            return say.text(f"chat.ask.{self.kind}", text=arguments)
        return say.text(f"chat.bare.{self.kind}") if say.has(f"chat.bare.{self.kind}") else None

    def example(self, say: Speech) -> str:
        """The command with arguments that work."""
        return f"/{self.name} {say.text(f'chat.example.{self.kind}')}"


def kind_commands() -> tuple[KindCommand, ...]:
    """All of them, in the order of the menu."""
    kinds = dict.fromkeys((*FIRST, *(rule.kind for rule in rules())))
    return tuple(KindCommand(NAMES.get(kind, kind), kind) for kind in kinds if messages().has(f"chat.ask.{kind}"))
