"""What the documents say holds."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

from answers.desk import Desk
from answers.rendering import as_json, plain_text
from db.record import Snapshot
from questions.kinds import rules
from questions.lexicon import lexicons

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)
    assert found is not None
    return found[1].strip()


def kinds_table() -> str:
    """The kinds of question with an example of each, as the README shows them."""
    english = next(lexicon for lexicon in lexicons() if lexicon.language == "en")
    about = {rule.kind: rule.about for rule in reversed(rules())}
    lines = ["| kind | the person wants | for example |", "|---|---|---|"]
    lines += [
        f"| `{kind}` | {about[kind]} | {' · '.join(english.examples[kind][:2])} |"
        for kind in dict.fromkeys(rule.kind for rule in rules())
    ]
    return "\n".join(lines)


def test_the_readme_lists_every_kind_of_question() -> None:
    assert section("kinds") == kinds_table()


def test_the_conversation_of_the_readme_is_a_real_one(snapshot: Snapshot) -> None:
    desk = Desk(SimpleNamespace(snapshot=snapshot))
    turns = re.split(r"^you {2}", section("conversation").strip("`\n"), flags=re.MULTILINE)[1:]
    assert turns
    previous = None
    for turn in turns:
        question, _, said = turn.partition("\n")
        answer = desk.answer(question, previous=previous)
        previous = answer.asked or previous
        shown = "\n".join(line[5:] for line in said.rstrip().splitlines())
        assert shown == plain_text(answer)


def test_every_field_of_the_json_is_explained(snapshot: Snapshot) -> None:
    explained = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    answer = as_json(Desk(SimpleNamespace(snapshot=snapshot)).answer("rank of Madrid 2024"))
    for field in (*answer, *answer["values"][0]):
        assert f"`{field}`" in explained


def test_every_document_that_is_linked_is_there() -> None:
    for name in re.findall(r"`(docs/[\w-]+\.md)`", README):
        assert (ROOT / name).is_file()
