"""Endings of demonyms: from the masculine singular of the hand-written table to the forms that people write."""

from collections.abc import Callable

from scripts.gazetteer import russian

_AS_WRITTEN = "!"


def demonym_forms(cell: str, language: str) -> list[str]:
    """All forms of a cell's demonyms; those after a "!" stand as they are, the others get their language's endings."""
    regular, _, verbatim = cell.partition(_AS_WRITTEN)
    forms = [form for word in regular.strip("|").split("|") if word for form in _ENDINGS[language](word)]
    forms += [word for word in verbatim.replace(_AS_WRITTEN, "").split("|") if word]
    return list(dict.fromkeys(forms))


def _spanish(word: str) -> list[str]:
    if word.endswith("o"):
        return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
    plain = word.replace("é", "e").replace("á", "a") if word.endswith(("és", "án")) else word
    return [word, plain + "a", plain + "es", plain + "as"]


def _french(word: str) -> list[str]:
    if word.endswith("e"):
        return [word, word + "s"]
    if word.endswith("s"):
        return [word, word + "e", word + "es"]
    return [word, word + "e", word + "s", word + "es"]


def _german(word: str) -> list[str]:
    if word.endswith("isch") or word == "deutsch":
        return [word, *(word + ending for ending in ("e", "en", "er", "es", "em"))]
    return [word]


def _portuguese(word: str) -> list[str]:
    if word.endswith("o") and not word.endswith("ão"):
        return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
    if word.endswith("ão"):
        return [word, word[:-1], word[:-2] + "ães", word[:-1] + "s"]
    if word.endswith("ês"):
        return [word, word[:-2] + "esa", word[:-2] + "eses", word[:-2] + "esas"]
    if word.endswith("ol"):
        return [word, word + "a", word[:-2] + "óis", word + "as"]
    return [word, word + "s"]


def _italian(word: str) -> list[str]:
    if word.endswith("o"):
        return [word, word[:-1] + "a", word[:-1] + "i", word[:-1] + "e"]
    return [word]


def _arabic(word: str) -> list[str]:
    if " " in word:
        return [word]
    return [word, word + "ة", word + "ين", word + "ون"]


def _as_it_stands(word: str) -> list[str]:
    return [word]


_ENDINGS: dict[str, Callable[[str], list[str]]] = {
    "en": _as_it_stands,
    "es": _spanish,
    "fr": _french,
    "de": _german,
    "pt": _portuguese,
    "it": _italian,
    "ru": russian.adjective_forms,
    "ar": _arabic,
}
