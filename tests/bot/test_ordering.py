from __future__ import annotations

import asyncio

from telegram import Update

from bot.ordering import TYPED_AT_ONCE, OrderedByChat

Handled = list[str]


def message(chat: int, person: int = 1) -> Update:
    content = {
        "message_id": 1,
        "date": 1,
        "text": "x",
        "chat": {"id": chat, "type": "group", "title": "made up"},
        "from": {"id": person, "is_bot": False, "first_name": "Ada"},
    }
    return _update({"message": content})


def inline(person: int) -> Update:
    ada = {"id": person, "is_bot": False, "first_name": "Ada"}
    return _update({"inline_query": {"id": "1", "from": ada, "query": "x", "offset": ""}})


def _update(content: dict[str, object]) -> Update:
    update = Update.de_json({"update_id": 1, **content}, None)
    assert update is not None
    return update


async def in_order(updates: list[object], at_once: int = 10) -> tuple[Handled, int]:
    """Handle updates, each longer than the one after it; give what began and ended, and the most at once."""
    processor = OrderedByChat(at_once)
    handled: Handled = []
    most = running = 0

    async def handle(number: int) -> None:
        nonlocal most, running
        running += 1
        most = max(most, running)
        handled.append(f"{number} begins")
        for _ in range(3 * (len(updates) - number)):
            await asyncio.sleep(0)
        handled.append(f"{number} ends")
        running -= 1

    async with processor:
        await asyncio.gather(*(processor.process_update(each, handle(number)) for number, each in enumerate(updates)))
    return handled, most


async def test_one_chat_keeps_its_order() -> None:
    handled, most = await in_order([message(1, person=person) for person in range(4)])
    assert most == 1
    assert handled == [f"{number} {what}" for number in range(4) for what in ("begins", "ends")]


async def test_of_what_one_person_types_only_the_newest_waits() -> None:
    handled, most = await in_order([inline(1) for _ in range(6)])
    assert most == TYPED_AT_ONCE == 2
    assert [line for line in handled if line.endswith("begins")] == ["0 begins", "1 begins", "5 begins"]


async def test_what_different_people_type_is_not_mixed_up() -> None:
    handled, _ = await in_order([inline(person) for person in (1, 2, 3) for _ in range(2)])
    assert len(handled) == 12


async def test_an_error_while_typing_lets_the_next_query_in() -> None:
    processor = OrderedByChat(10)
    done: list[int] = []

    async def handle(number: int) -> None:
        await asyncio.sleep(0)
        done.append(number)
        if number < 2:
            raise RuntimeError("made up")

    handling = (processor.process_update(inline(1), handle(number)) for number in range(4))
    results = await asyncio.gather(*handling, return_exceptions=True)
    assert done == [0, 1, 3]
    assert [type(result) for result in results] == [RuntimeError, RuntimeError, type(None), type(None)]
    assert processor._typing == {}


async def test_different_chats_do_not_wait_for_each_other() -> None:
    handled, most = await in_order([message(chat) for chat in range(4)])
    assert most == 4
    assert handled[-1] == "0 ends"


async def test_a_person_who_types_inline_does_not_wait_for_their_chat() -> None:
    _, most = await in_order([message(1, person=1), inline(1)])
    assert most == 2


async def test_what_is_no_update_is_handled_at_once() -> None:
    _, most = await in_order(["a", "b", "c"])
    assert most == 3


async def test_only_so_many_are_handled_at_once() -> None:
    _, most = await in_order([message(chat) for chat in range(9)], at_once=2)
    assert most == 2


async def test_a_chat_with_a_long_queue_takes_one_place() -> None:
    handled, _ = await in_order([*(message(1) for _ in range(20)), message(2)], at_once=2)
    assert handled.index("20 begins") < handled.index("1 begins")


async def test_nothing_is_kept_of_a_chat_that_is_done() -> None:
    processor = OrderedByChat(10)
    for chat in range(3):
        await processor.process_update(message(chat), asyncio.sleep(0))
    assert processor._queues == {}


async def test_an_error_ends_one_update_only() -> None:
    processor = OrderedByChat(1)
    done = asyncio.Event()

    async def fails() -> None:
        raise RuntimeError("made up")

    async def works() -> None:
        done.set()

    results = await asyncio.gather(
        processor.process_update(message(1), fails()),
        processor.process_update(message(1), works()),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [RuntimeError, type(None)]
    assert done.is_set()
