"""In which language a reply is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

from answers.catalogue import DEFAULT, languages

_CHINESE = "zh"
_SIMPLIFIED, _TRADITIONAL = "zh-Hans", "zh-Hant"
_JAPANESE = "ja"
_SIGNS = "gb2312"
_FORMS = "big5"
"""Character sets of the two ways to write Chinese; what only one of them has tells them apart."""


def reply_language(spoken: Sequence[str], text: str, *known: str | None) -> str:
    """The language of the reply, as a tag of a catalogue.

    `spoken` are the languages that the question may be in: one where it is clear. `text` is the question, whose
    characters tell Simplified Chinese from Traditional. `known` are tags of the person's, best first, such as the
    language that they chose and the one that their app is set to. With nothing to go by, the reply is in English.
    """
    own = [tag for tag in (catalogue_tag(each) for each in known) if tag]
    if len(spoken) > 1:
        shared = [tag for tag in own if _base(tag) in spoken]
        if not shared and DEFAULT in spoken:
            spoken = ()
        spoken = [_base(tag) for tag in shared[:1]] or [tag for tag in spoken if tag != _JAPANESE][:1]
    if _CHINESE in spoken:
        return _chinese(text, own)
    return next((tag for tag in (*map(catalogue_tag, spoken), *own) if tag), DEFAULT)


@cache
def catalogue_tag(tag: str | None) -> str | None:
    """The catalogue for a language tag as apps send it, such as 'pt-br' or 'zh-TW'; None where there is none."""
    if not tag:
        return None
    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    if locale.language == _CHINESE and not locale.script:
        locale = Locale.parse(f"{_CHINESE}_{locale.territory or 'CN'}")
    found = (f"{locale.language}-{locale.script}", locale.language)
    return next((each for each in found if each in languages()), None)


def _chinese(text: str, own: Sequence[str]) -> str:
    """Which Chinese: by the characters that only one of them has, then by what the person uses."""
    signs = [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]
    simplified = sum(_has(_SIGNS, sign) and not _has(_FORMS, sign) for sign in signs)
    traditional = sum(_has(_FORMS, sign) and not _has(_SIGNS, sign) for sign in signs)
    written = _SIMPLIFIED if simplified > traditional else _TRADITIONAL if traditional > simplified else None
    used = next((tag for tag in own if _base(tag) == _CHINESE), None)
    return next((tag for tag in (written, used, _SIMPLIFIED, *own) if tag in languages()), DEFAULT)


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _has(charset: str, sign: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
