"""Admins import a table in Telegram. Every table, place and figure here is made up, beside the names on record."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from db.csvfiles import Line, Sheet
from db.store import Store
from tests.files.books import Cell, book
from tests.files.hostile import HOSTILE
from tests.telegram.botapi import BotApi, SentMessage
from tests.telegram.fixtures import OWNER, Clock, started, world_of
from tests.telegram.people import Person, World, data_of

PAGE = "https://www.wipo.int/made-up-page"
CAPTION = f"GII 2023 {PAGE}"
TABLE = (
    "Rank,Cluster name,Economy,PCT applications\n"
    "36,Madeupville,FR,12\n"
    '37,Fairy Tale–Neverland,Japan,"1,234"\n'
    '1,Tokyo-Yokohama,JP,"127,418"\n'
).encode()


@pytest.fixture
def owner(world: World) -> Person:
    return world.person("Olga", number=OWNER)


async def preview_of(owner: Person, table: bytes = TABLE, caption: str = CAPTION) -> SentMessage:
    """The preview, which comes after the file with every row."""
    diff, preview = await owner.sends_file("table.csv", table, caption)
    assert diff.call["document"] == "changes.txt"
    return preview


async def test_a_table_with_a_caption_is_previewed_applied_and_answered_from(owner: Person, store: Store) -> None:
    preview = await preview_of(owner)
    assert "Rows read: 3 – 2 new, 1 changed, 0 unchanged, 0 refused" in preview.text
    assert "Madeupville (FR), #36: not on record" in preview.text
    assert preview.buttons == ["Apply", "Cancel"]
    assert store.revision == 1

    [done] = await owner.taps("Apply", under=preview)
    assert "revision 2" in done.text
    assert preview.buttons == []
    [answer] = await owner.says("rank of Madeupville 2023")
    assert "#36" in answer.text
    assert PAGE in str(answer.shown.links)
    revision = await store.read_revision(2)
    assert revision is not None
    assert revision.made_by == f"telegram:{OWNER}"


async def test_the_file_of_the_preview_has_every_row(owner: Person, api: BotApi) -> None:
    await preview_of(owner)
    diff = api.files["changes.txt"].decode()
    assert "+ clusters fairy-tale-neverland: id=fairy-tale-neverland, name=Fairy Tale–Neverland" in diff
    assert "~ rankings 2023/tokyo-yokohama: source_ids:" in diff


async def test_edition_and_source_are_asked_for(owner: Person) -> None:
    [ask] = await owner.sends_file("table.csv", TABLE)
    assert "Which edition" in ask.text
    assert ask.buttons == ["2025", "2026", "Cancel"]
    [wrong] = await owner.says("the newest one")
    assert "no year" in wrong.text
    [ask] = await owner.says("2023")
    assert "Where is it from" in ask.text
    [wrong] = await owner.says("from a friend")
    assert "no https address" in wrong.text
    [wrong] = await owner.says(f"{PAGE} as I was told")
    assert "no https address" in wrong.text
    _, preview = await owner.says(PAGE)
    assert "2 new" in preview.text


async def test_the_edition_can_be_tapped(owner: Person) -> None:
    [ask] = await owner.sends_file("table.csv", TABLE, PAGE)
    _, preview = await owner.taps("2026", under=ask)
    assert "Import of the 2026 ranking" in preview.text


async def test_lines_can_be_pasted_behind_the_command_or_after_it(owner: Person) -> None:
    lines = "Rank Cluster name Economy PCT applications\n36 Madeupville FR 12\n37 Neverland JP 1,234\n38 Oz US 7"
    _, preview = await owner.says(f"/import {CAPTION}\n{lines}")
    assert "Rows read: 3 – 3 new" in preview.text
    [ask] = await owner.says(f"/import {CAPTION}")
    assert "Send me the table" in ask.text
    _, preview = await owner.says(lines)
    assert "Rows read: 3 – 3 new" in preview.text


async def test_a_doubtful_name_is_asked_about_with_buttons(owner: Person, store: Store) -> None:
    table = b"Rank,Cluster name,Economy\n36,Sen Diego,US\n"
    [ask] = await owner.sends_file("table.csv", table, CAPTION)
    assert "“Sen Diego”" in ask.text
    assert ask.buttons == ["San Diego", "A new cluster", "Leave the row out", "Cancel"]
    preview = (await owner.taps("A new cluster", under=ask))[-1]
    assert ask.buttons == []
    assert await owner.presses(data_of("Cancel", preview).replace("cancel", "name"), preview.as_json()) == []
    await owner.taps("Apply", under=preview)
    assert store.snapshot.rankings[2023, "sen-diego"].rank == 36


async def test_wipos_table_wins_only_when_the_admin_says_so(owner: Person, store: Store) -> None:
    table = b"Rank,Cluster name,Economy\n41,Madrid,ES\n"
    preview = await preview_of(owner, table)
    assert "48 on record stays, 41 in the table is noted as a conflict" in preview.text
    assert preview.buttons == ["Apply", "WIPO’s table wins", "Cancel"]
    wins = (await owner.taps("WIPO’s table wins", under=preview))[-1]
    assert "41 from the table, and 48 is noted as a conflict" in wins.text
    await owner.taps("Apply", under=wins)
    assert store.snapshot.rankings[2023, "madrid"].rank == 41
    [conflict] = store.snapshot.conflicts_about(2023, "madrid", "rank")
    assert (conflict.value_a, conflict.value_b, conflict.kept) == ("41", "48", "a")


async def test_a_refused_row_names_its_cell_and_can_be_left_out(owner: Person, store: Store) -> None:
    table = b"Rank,Cluster name,Economy\n36,Madeupville,FR\nfirst,Neverland,JP\n36,Oz,US\n"
    preview = await preview_of(owner, table)
    assert "line 3, rank: read “first”, expected a rank from 1 to 100" in preview.text
    assert "line 4, rank: read “36”, expected one cluster at a rank, and line 2 has Madeupville there" in preview.text
    assert preview.buttons == ["Leave out the refused rows", "Cancel"]
    preview = (await owner.taps("Leave out the refused rows", under=preview))[-1]
    assert "Rows left out: 2" in preview.text
    await owner.taps("Apply", under=preview)
    assert (2023, "madeupville") in store.snapshot.rankings


async def test_what_stands_on_record_is_no_row_left_out(owner: Person) -> None:
    """A rank that somebody else has on record is a fault of two rows, of which the table has one."""
    preview = await preview_of(owner, b"Rank,Cluster name,Economy\n61,Madeupville,FR\n1,Oz,US\n")
    assert any("on record" in line for line in preview.text.splitlines())
    preview = (await owner.taps("Leave out the refused rows", under=preview))[-1]
    assert "Rows left out: 1." in preview.text


async def test_confirming_twice_applies_once(owner: Person, store: Store) -> None:
    preview = await preview_of(owner)
    data, seen = data_of("Apply", preview), preview.as_json()
    await asyncio.gather(owner.presses(data, seen), owner.presses(data, seen))
    assert store.revision == 2
    assert await owner.presses(data, seen) == []
    assert "done already: revision 2" in owner.toast
    assert store.revision == 2


async def test_a_revision_in_between_is_previewed_again(owner: Person, store: Store) -> None:
    preview = await preview_of(owner)
    sheet = Sheet("aliases", (Line(2, {"cluster": "seoul", "name": "Made-up-ville", "language": ""}),))
    await store.apply([sheet], made_by="another admin", summary="meanwhile")
    again = (await owner.taps("Apply", under=preview))[-1]
    assert "moved on to revision 2" in again.text
    assert store.revision == 2
    assert "revision 3" in (await owner.taps("Apply", under=again))[-1].text


async def test_the_old_button_of_a_preview_that_was_computed_again_applies_nothing(owner: Person, store: Store) -> None:
    preview = await preview_of(owner)
    old, seen = data_of("Apply", preview), preview.as_json()
    sheet = Sheet("aliases", (Line(2, {"cluster": "seoul", "name": "Made-up-ville", "language": ""}),))
    await store.apply([sheet], made_by="another admin", summary="meanwhile")
    await owner.taps("Apply", under=preview)
    await owner.presses(old, seen)
    assert store.revision == 2


async def test_a_pending_import_survives_a_restart_and_expires_after_a_day(
    api: BotApi, database: str, clock: Clock
) -> None:
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        owner = world_of(api, bot).person(number=OWNER)
        preview = await preview_of(owner)
    await store.close()
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        owner.world = world_of(api, bot)
        assert "revision 2" in (await owner.taps("Apply", under=preview))[-1].text
        preview = await preview_of(owner, TABLE.replace(b"36,", b"38,"))
        data, seen = data_of("Cancel", preview), preview.as_json()
        clock.pass_by(timedelta(days=1, minutes=1))
        assert await owner.presses(data.replace("cancel", "apply"), seen) == []
        assert "expired" in owner.toast
    assert store.revision == 2
    await store.close()


async def test_cancelling_changes_nothing(owner: Person, store: Store) -> None:
    preview = await preview_of(owner)
    data, seen = data_of("Apply", preview), preview.as_json()
    [said] = await owner.taps("Cancel", under=preview)
    assert "Nothing was changed" in said.text
    assert await owner.presses(data, seen) == []
    [said] = await owner.says("/cancel")
    assert "Nothing waits" in said.text
    await owner.sends_file("table.csv", TABLE)
    assert "Given up" in (await owner.says("/cancel"))[0].text
    assert "#36" not in (await owner.says("2023"))[0].text
    assert store.revision == 1


async def test_the_same_table_again_changes_nothing(owner: Person) -> None:
    await owner.taps("Apply", under=await preview_of(owner))
    [again] = await owner.sends_file("table.csv", TABLE, CAPTION)
    assert "Nothing would change" in again.text
    assert again.buttons == []


async def test_strangers_get_what_an_unknown_command_gets(
    world: World, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    bob = world.person("Bob")
    for text in ("/import 2023", "/history", "/undo 1", "/admins", "/set Seoul"):
        [refused] = await bob.says(text)
        [unknown] = await bob.says(text.replace("/", "", 1))
        assert refused.text == unknown.text
    [file] = await bob.sends_file("table.csv", TABLE, CAPTION)
    assert "only read text" in file.text
    assert sum("who is no admin" in record.message for record in caplog.records) == 5
    assert store.revision == 1


async def test_another_persons_and_forged_buttons_do_nothing(
    world: World, owner: Person, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await owner.says("/admins add 77")
    preview = await preview_of(owner)
    bob, other = world.person("Bob"), world.person("Ann", number=77)
    data = data_of("Apply", preview)
    assert await bob.presses(data, preview.as_json() | {"chat": bob.private}) == []
    assert await other.presses(data, preview.as_json() | {"chat": other.private}) == []
    assert "not yours" in other.toast
    for forged in ("a1:apply:000000000000:1:", "a1:apply", "a1:fly:x:1:", "a1:", data.replace(":1:", ":9:")):
        await owner.presses(forged, preview.as_json())
    assert any("a button of" in record.message for record in caplog.records if record.levelno == logging.WARNING)
    assert store.revision == 1


async def test_admin_commands_in_groups_do_nothing(world: World, owner: Person) -> None:
    assert await owner.says("/history", into=world.group()) == []


@pytest.mark.parametrize("name", ["picture.csv", "last-cell-of-all.xlsx", "sheet-bomb.xlsx", "universities.csv"])
async def test_a_bad_file_gets_its_reason_and_the_bot_goes_on(owner: Person, name: str) -> None:
    replies = await owner.sends_file(name, HOSTILE[name][1](), CAPTION)
    assert len(replies) == 1
    assert len(replies[0].text) > 20
    assert "#1 in 2023" in (await owner.says("rank of Tokyo 2023"))[0].text


async def test_a_large_file_is_not_even_downloaded(owner: Person, api: BotApi) -> None:
    [refused] = await owner.sends_file("large.csv", b"x", CAPTION, size=3_000_000)
    assert "larger than 2 MB" in refused.text
    assert api.count("getFile") == 0


async def test_a_workbook_is_read_as_well(owner: Person) -> None:
    rows: list[list[Cell]] = [["Rank", "Cluster name", "Economy", "PCT applications"], [36, "Madeupville", "FR", 12.0]]
    _, preview = await owner.sends_file("table.xlsx", book(("Table", rows)), CAPTION)
    assert "Rows read: 1 – 1 new" in preview.text


async def test_an_edition_that_looks_like_another_is_said_plainly(owner: Person, store: Store) -> None:
    rows = [f'{row.rank},"{row.printed_name}",{row.economies[0]}' for row in store.snapshot.by_edition[2023]]
    table = "\n".join(["Rank,Cluster name,Economy", *rows]).encode()
    preview = await preview_of(owner, table, f"2026 {PAGE}")
    assert "This looks like the edition of 2023: 49 of 49 ranks" in preview.text
    assert "The table has 49 rows, and an edition has 100. Ranks that are missing: 36–39, 41" in preview.text
