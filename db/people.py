"""What a person has chosen, and forgetting all that is kept about them."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import ConversationRow, DispatchRow, FollowRow, PersonRow, ReplyRow
from db.upserting import upsert


def conversation_of(person: int, chat: int) -> str:
    """The name of a person's conversation in a chat; all of one person's begin alike."""
    return f"telegram:{person}:{chat}"


async def chosen_language(connection: AsyncConnection, person: int) -> str | None:
    """The language that a person chose, or None."""
    return await connection.scalar(select(PersonRow.language).where(PersonRow.person == person))


async def choose_language(connection: AsyncConnection, person: int, language: str | None) -> None:
    """Remember the choice; None takes it back."""
    if language is None:
        await connection.execute(delete(PersonRow).where(PersonRow.person == person))
    else:
        await upsert(connection, PersonRow, [{"person": person, "language": language}])


async def forget_person(connection: AsyncConnection, person: int) -> None:
    """Delete everything that is kept about a person: choices, follows, conversations, and which reply is theirs."""
    theirs = ConversationRow.conversation.startswith(f"telegram:{person}:", autoescape=True)
    await connection.execute(delete(ConversationRow).where(theirs))
    await connection.execute(delete(PersonRow).where(PersonRow.person == person))
    await connection.execute(delete(FollowRow).where(FollowRow.person == person))
    await connection.execute(delete(DispatchRow).where(DispatchRow.person == person))
    await connection.execute(delete(ReplyRow).where(ReplyRow.person == person))
