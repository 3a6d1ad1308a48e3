"""History, undo, export and small changes in Telegram. Every name and figure that is set here is made up."""

from __future__ import annotations

import logging

import pytest

from db.store import Store
from editing.exporting import export
from tests.telegram.botapi import BotApi, SentMessage
from tests.telegram.fixtures import OWNER, Clock
from tests.telegram.people import Person, World

PAGE = "https://example.org/made-up"


@pytest.fixture
def owner(world: World) -> Person:
    return world.person("Olga", number=OWNER)


async def confirmed(owner: Person, preview: SentMessage) -> str:
    """What the bot says once a preview is applied."""
    return (await owner.taps("Apply", under=preview))[-1].text


async def done(owner: Person, text: str) -> str:
    """What the bot says once a command is previewed and applied."""
    return await confirmed(owner, (await owner.says(text))[-1])


async def test_an_alias_is_added_answered_from_and_undone(owner: Person, store: Store) -> None:
    before = export(store.snapshot, "csv").content
    [preview] = await owner.says("/alias Seoul “Made-up-ville”")
    assert "“Made-up-ville” also means Seoul" in preview.text
    assert "revision 2" in await confirmed(owner, preview)
    assert "Seoul was #3" in (await owner.says("rank of Made-up-ville 2023"))[0].text
    [undo] = await owner.says("/undo 2")
    assert "Undo of revision 2" in undo.text
    assert "revision 3" in await confirmed(owner, undo)
    assert "Seoul" not in (await owner.says("rank of Made-up-ville 2023"))[0].text
    assert export(store.snapshot, "csv").content == before


async def test_what_is_missing_is_asked_for_one_by_one(owner: Person, store: Store) -> None:
    [ask] = await owner.says("/set")
    assert "Which cluster" in ask.text
    [ask] = await owner.says("Seoul")
    assert "Which edition" in ask.text
    [ask] = await owner.says("2023")
    assert "Which figure" in ask.text
    [ask] = await owner.says("vc_deals=12")
    assert "Where is it from" in ask.text
    [preview] = await owner.says(PAGE)
    assert "vc_deals: (blank) → 12" in preview.text
    await confirmed(owner, preview)
    row = store.snapshot.rankings[2023, "seoul"]
    assert (row.vc_deals, row.status) == (12, "confirmed")
    assert PAGE in {store.snapshot.sources[one].url for one in row.source_ids}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/set Nowhereville 2023 rank=1 x", "I know no cluster “Nowhereville”"),
        ("/set Sen-Diego 2023 rank=1 x", "Did you mean San Diego?"),
        ("/set Seoul 1999 rank=1 x", "“1999” is no edition on record"),
        ("/set Seoul 2023 weather=1 https://example.org", "“weather” is no figure"),
        ("/set Seoul 2023 rank=first https://example.org", "“first” does not fit rank"),
        ("/set Seoul 2023 rank=9 somewhere", "“somewhere” is neither an https address nor the id"),
        ("/set Ankara 2019 pct_share=2 https://example.org", "set its rank first"),
        ("/alias Seoul Beijing", "“Beijing” already means Beijing"),
        ("/alias remove Seoul Nothing", "is no added name of Seoul"),
        ("/newcluster Seoul KR", "Seoul is on record already"),
        ("/newcluster Neverland Atlantis", "“Atlantis” is no economy"),
        ("/merge Seoul Seoul 2025 https://example.org", "cannot become part of itself"),
        ("/fact KR weather 3 2023 https://example.org", "“weather” is no measure"),
        ("/source nowhere Somebody Something", "“nowhere” is no https address"),
        ("/undo 99", "there is no revision 99"),
        ("/undo 1", "the first revision is the record itself"),
        ("/undo it", "Send the number of a revision"),
        ("/show 99", "There is no revision 99"),
        ("/show", "Send the number"),
        ("/export pdf", "Write /export"),
    ],
)
async def test_what_cannot_be_done_is_said_with_what_to_write(
    owner: Person, store: Store, command: str, said: str
) -> None:
    [answer] = await owner.says(command)
    assert said in answer.text
    assert not answer.buttons
    assert store.revision == 1


async def test_a_wish_that_the_record_does_not_bear_out_cannot_be_applied(owner: Person) -> None:
    [preview] = await owner.says(f"/set Seoul 2023 rank=4 {PAGE}")
    assert "one cluster at a rank, or all of them disputed: seoul, beijing" in preview.text
    assert preview.buttons == ["Cancel"]


async def test_a_cluster_is_added_named_and_merged(owner: Person, store: Store) -> None:
    await done(owner, "/newcluster Fairy-Tale DE")
    assert store.snapshot.clusters["fairy-tale"].economies == ("DE",)
    await done(owner, f"/rename Fairy-Tale Neverland 2025 {PAGE}")
    assert store.snapshot.clusters["fairy-tale"].name == "Neverland"
    await done(owner, f"/merge Neverland Seoul 2025 {PAGE}")
    kinds = [(line.kind, line.to_cluster) for line in store.snapshot.lineage if line.from_cluster == "fairy-tale"]
    assert kinds == [("renamed", "fairy-tale"), ("merged", "seoul")]


async def test_facts_and_sources_are_recorded(owner: Person, store: Store) -> None:
    await done(owner, f"/source {PAGE} 'Made-up Times' 'A made-up title'")
    [source] = [one for one in store.snapshot.sources.values() if one.url == PAGE]
    assert (source.publisher, source.title) == ("Made-up Times", "A made-up title")
    await done(owner, f"/fact AQ cluster_count 0 2023 {source.id}")
    [fact] = store.snapshot.facts_about("AQ", "cluster_count")
    assert (fact.value, fact.source_ids) == ("0", (source.id,))


async def test_undoing_what_was_changed_since_names_the_later_revision(owner: Person, store: Store) -> None:
    await done(owner, f"/set Seoul 2023 vc_deals=12 {PAGE}")
    await done(owner, f"/set Seoul 2023 vc_deals=13 {PAGE}")
    [preview] = await owner.says("/undo 2")
    assert "Revision 3 has changed 1 of these rows since" in preview.text
    assert "rankings 2023/seoul" in preview.text
    assert store.revision == 3
    await confirmed(owner, preview)
    assert store.snapshot.rankings[2023, "seoul"].vc_deals is None


async def test_the_history_lists_who_did_what(owner: Person) -> None:
    await done(owner, "/alias Seoul Made-up-ville")
    [listed] = await owner.says("/history")
    newest, oldest = listed.text.splitlines()
    assert newest.startswith("2  ")
    assert f"telegram:{OWNER}  +1 ~0 -0  “Made-up-ville” also means Seoul" in newest
    assert "shipped" in oldest
    [shown] = await owner.says("/show 2")
    assert "+ aliases seoul/Made-up-ville: cluster=seoul, name=Made-up-ville" in shown.text
    [file] = await owner.says("/show 1")
    assert file.call["document"] == "revision-1.txt"


@pytest.mark.parametrize(("command", "name"), [("", "clusters-record-1.zip"), (" json", "clusters-record-1.json")])
async def test_an_export_sent_back_changes_nothing(owner: Person, api: BotApi, command: str, name: str) -> None:
    [file] = await owner.says(f"/export{command}")
    assert file.call["document"] == name
    [same] = await owner.sends_file(name, api.files[name])
    assert "Nothing would change" in same.text


async def test_an_edition_is_exported_alone(owner: Person, api: BotApi) -> None:
    [file] = await owner.says("/export xlsx 2023")
    [same] = await owner.sends_file("copy.xlsx", api.files[file.call["document"]])
    assert "Rows read: 49" in same.text
    assert "Nothing would change" in same.text


async def test_an_edited_export_is_previewed_and_applied(owner: Person, api: BotApi, store: Store) -> None:
    await owner.says("/export 2023")
    changed = api.files["clusters-2023.csv"].replace(b",Seoul,KR,63447,", b",Seoul,KR,63448,")
    _, preview = await owner.sends_file("clusters-2023.csv", changed)
    assert "1 changed" in preview.text
    await confirmed(owner, preview)
    assert store.snapshot.rankings[2023, "seoul"].pct_applications == 63448


async def test_owners_name_admins_and_take_their_rights_away(
    world: World, owner: Person, store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    ann = world.person("Ann", number=77)
    assert "77 is an admin now" in (await owner.says("/admins add 77"))[0].text
    assert "Nothing to change" in (await owner.says("/admins add 77"))[0].text
    assert "Admins: 77" in (await owner.says("/admins"))[0].text
    assert "1  " in (await ann.says("/history"))[0].text
    assert "Only owners" in (await ann.says("/admins add 78"))[0].text
    assert "write /admins add" in (await owner.says("/admins add me"))[0].text
    with caplog.at_level(logging.WARNING):
        await owner.says("/admins remove 77")
        assert "shipped" not in (await ann.says("/history"))[0].text
    assert "refused to 77, who is no admin: /history" in caplog.text
    assert clock.now
    assert store.revision == 1


async def test_an_admins_questions_are_answered_like_everybodys(owner: Person) -> None:
    assert "#1 in 2023" in (await owner.says("rank of Tokyo 2023"))[0].text
    await owner.says("/alias Seoul Made-up-ville")
    assert "#1 in 2023" in (await owner.says("rank of Tokyo 2023"))[0].text
