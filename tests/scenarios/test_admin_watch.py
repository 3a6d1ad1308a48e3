"""What admins see of how it goes. The wordings are made up."""

from __future__ import annotations

from db.feedback import Feedback, note
from db.store import Store
from tests.telegram.fixtures import OWNER, Clock
from tests.telegram.people import World


async def test_refused_wordings_are_listed_and_become_names(world: World, store: Store, clock: Clock) -> None:
    owner = world.person(number=OWNER)
    assert "Nothing was refused" in (await owner.says("/unanswered"))[0].text
    left = ["made-up-ville", "made-up-ville", "a wording that is far too long to be the name of any place"]
    async with store.changing() as connection:
        await note(connection, *((Feedback("refused", question, "en"), clock()) for question in left))
    [listed] = await owner.says("/unanswered")
    assert listed.text.splitlines()[1] == "2 × made-up-ville"
    assert listed.buttons == ["“made-up-ville” is a cluster"]
    [ask] = await owner.taps("“made-up-ville” is a cluster", under=listed)
    assert "Which cluster" in ask.text
    [preview] = await owner.says("Seoul")
    assert "“made-up-ville” also means Seoul" in preview.text
    await owner.taps("Apply", under=preview)
    assert "Seoul was #3" in (await owner.says("rank of made-up-ville 2023"))[0].text


async def test_health_tells_the_revision_and_that_the_database_answers(world: World) -> None:
    [said] = await world.person(number=OWNER).says("/health")
    assert "The database answers in" in said.text
    assert "revision 1" in said.text
    [stranger] = await world.person("Bob").says("/health")
    assert "database" not in stranger.text
