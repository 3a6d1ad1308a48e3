"""What the bot says in Telegram besides its answers."""

from __future__ import annotations

TEXT_ONLY = "I can only read text so far. Ask me in words, for example: <i>rank of Shanghai-Suzhou 2017</i>"
ASK_AGAIN = "That button is too old for me. Please ask again."
APOLOGY = (
    "Sorry, something went wrong on my side, and I could not answer. Please try again in a minute.\n"
    "If it happens again, tell whoever runs this bot the number of the incident: <code>{incident}</code>"
)
START = "Start here"
HELP = "What you can ask"
NOTHING_TO_OFFER = "No answer to that yet. What can I ask?"
