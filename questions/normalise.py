"""One normaliser for everything that is matched: questions, names and phrases pass through it alike.

Fullwidth and compatibility forms become plain ones, digits of every script become ASCII, case and (for scripts
where they are optional) marks go, and letters that people use for one another become one. What remains is
words: runs of letters or digits, and single characters for Chinese, Japanese and Korean, which are written
without spaces. The rules were measured; marks stay on kana and on Indic scripts, where they carry the sound.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
MOST_WORDS = 64
"""Characters and words of a question that are read. A longer text is refused: uncapped, a message of 4,096 characters
of misspelt words took over 100 ms."""

_READ_AGAIN = 256
"""Texts whose words are kept: one message is looked at five times on its way to a question."""
_CJK = "\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff々〇"
_FLAGS = "\U0001f1e6-\U0001f1ff"
"""Letters whose pairs are shown as flags."""
_WORD = re.compile(
    rf"[{_CJK}]|[{_FLAGS}]{{2}}|\d+|[^\W\d_{_CJK}]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W\d_{_CJK}]*)*"
)
_MISTYPED_YEAR = re.compile(r"\b([12])[oO]([0-9oO]\d)\b")
_SHORT_YEAR = re.compile(r"(?<![\w'’])['’](\d\d)\b")
_PLAIN = re.compile(r"[a-z]+|[0-9]+")
_ONLY_CJK = re.compile("[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]+")
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ـ": None,
    }
)
_MARKED_SCRIPTS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")
"""Combining marks of Latin, Greek, Cyrillic and Arabic; no other script loses its marks."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its normal form, and how and where it stood in the text."""

    form: str
    written: str
    gap: str
    """What stands between it and the word before: spaces and punctuation, or nothing."""

    @property
    def capital(self) -> bool:
        """Whether it was written with a capital first letter."""
        return self.written[:1].isupper()

    @property
    def all_capitals(self) -> bool:
        """Whether it was written in capitals only, as abbreviations are."""
        return self.written.isupper()

    @property
    def is_number(self) -> bool:
        """Whether it is a run of digits."""
        return self.form.isdigit()

    @property
    def glued(self) -> bool:
        """Whether it follows the word before without a space."""
        return not self.gap


def is_too_long(text: str) -> bool:
    """Whether a message is longer than a question: over 300 characters or 64 words, two CJK characters being one."""
    if len(text) > LONGEST:
        return True
    found = words(text)
    if len(found) <= MOST_WORDS:
        return False
    single = sum(bool(_ONLY_CJK.fullmatch(word.form)) for word in found)
    return len(found) - single + single / 2 > MOST_WORDS


@lru_cache(maxsize=_READ_AGAIN)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, at most as many as its first `LONGEST` characters hold."""
    shown = _readable(text[:LONGEST])[: 2 * LONGEST]
    found = []
    end = 0
    for match in _WORD.finditer(shown):
        found.append(Word(_fold(match[0]), match[0], shown[end : match.start()]))
        end = match.end()
    return tuple(word for word in found if word.form)


def normal_form(text: str) -> tuple[str, ...]:
    """The normal forms of a name's or phrase's words, as `words` would give them."""
    lowered = text.lower()
    if lowered.isascii() and "'" not in lowered:
        return tuple(_PLAIN.findall(lowered))
    if _ONLY_CJK.fullmatch(text):
        return tuple(text)
    found = (_fold(written) for written in _WORD.findall(_readable(text[:LONGEST])))
    return tuple(form for form in found if form)


def _readable(text: str) -> str:
    """The text with compatibility forms, invisible characters and common slips in years put right."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(_seen(character) for character in text)
    if not _HAS_DIGIT.search(text):
        return text
    text = _MISTYPED_YEAR.sub(lambda year: year[0].replace("o", "0").replace("O", "0"), text)
    return _SHORT_YEAR.sub(lambda year: f" {19 if year[1] >= '90' else 20}{year[1]}", text)


def _seen(character: str) -> str:
    """A character as it is read: marks of direction and joining vanish, what is no text parts words."""
    category = unicodedata.category(character)
    return " " if category in _UNSEEN else "" if category == "Cf" else character


_HAS_DIGIT = re.compile(r"\d")
_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


@lru_cache(maxsize=2**16)
def _fold(written: str) -> str:
    if written.isascii():
        return written.lower()
    if written.isdecimal():
        return "".join(str(unicodedata.digit(character)) for character in written)
    marked = unicodedata.normalize("NFD", written.casefold()).translate(_LETTERS)
    bare = _MARKED_SCRIPTS.sub("", marked).translate(_LETTERS)
    return unicodedata.normalize("NFC", bare)
