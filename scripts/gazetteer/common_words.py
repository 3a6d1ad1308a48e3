"""Words that no name may be read out of: SCOWL for English, stopwords-iso, and hand-written vocabularies."""

from collections.abc import Callable, Iterator
from pathlib import Path

import stopwordsiso
from rapidfuzz.distance import OSA

from scripts.gazetteer import russian, tables
from scripts.gazetteer.writing import key, scripts

_LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru")
_COMMON = 10
_LESS_COMMON = (20, 35, 40, 50)
_SHORT = 7
_EDIT_FLOOR = 4
_TWO_EDITS_FROM = 8


def common_words(scowl: Path, names: frozenset[str], corrected: frozenset[str]) -> list[str]:
    """The words, lower case and sorted, none of which is in `names` (the keys of the record's names).

    SCOWL's 4,000 commonest English words stand in full, the next 7,000 as far as they are short; of these and of
    50,000 more, those that a correction of spelling could take for a name in `corrected`.
    """
    words = {*_scowl(scowl, _COMMON), *(word for word in _scowl(scowl, _LESS_COMMON[0]) if len(word) <= _SHORT)}
    rarer = {word for size in _LESS_COMMON for word in _scowl(scowl, size)}
    words |= within_reach(rarer - words, corrected)
    for language in _LANGUAGES:
        words.update(word for word in stopwordsiso.stopwords(language) if word.replace("'", "").isalpha())
        words.update(_vocabulary(language))
    kept: dict[str, str] = {}
    for word in sorted(words):
        folded = key(word)
        if folded not in names and scripts(word) <= {"Latin", "Cyrillic"}:
            kept.setdefault(folded, word)
    return sorted(kept.values())


def within_reach(words: set[str], names: frozenset[str]) -> set[str]:
    """The words that one slip behind the first letter (two from eight letters on) turns into a name."""
    choices: dict[tuple[str, int], list[str]] = {}
    for name in names:
        if " " not in name and len(name) >= _EDIT_FLOOR and scripts(name) == {"Latin"}:
            choices.setdefault((name[0], len(name)), []).append(name)
    found = set()
    for word in words:
        slips = 2 if len(word) >= _TWO_EDITS_FROM else 1
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = (name for length in lengths for name in choices.get((word[0], length), ()))
        if len(word) >= _EDIT_FLOOR and any(OSA.distance(word, name, score_cutoff=slips) <= slips for name in near):
            found.add(word)
    return found


def _scowl(folder: Path, size: int) -> Iterator[str]:
    for variety in ("english", "american", "british"):
        text = (folder / f"{variety}-words.{size}").read_text(encoding="latin-1")
        yield from (word for word in text.split() if word.isascii() and word.isalpha() and word.islower())


def _vocabulary(language: str) -> Iterator[str]:
    for word in tables.lines(f"words.{language}.txt"):
        mark = word[-1]
        if len(word) > 1 and mark in "/+=*":
            yield from _ENDINGS[language, mark](word[:-1])
        else:
            yield word


def _spanish_plural(word: str) -> list[str]:
    return [word, word + "s"]


def _with_gender(plurals: tuple[str, ...]) -> Callable[[str], list[str]]:
    return lambda word: [word, *(word[:-1] + ending for ending in plurals)]


def _verb(endings: dict[str, str]) -> Callable[[str], list[str]]:
    def forms(infinitive: str) -> list[str]:
        ending = next(known for known in endings if infinitive.endswith(known))
        stem = infinitive.removesuffix(ending)
        return [infinitive, *(stem + form for form in endings[ending].split())]

    return forms


def _french_agreement(word: str) -> list[str]:
    return [word, word + "e", word + "s", word + "es"]


def _german_endings(word: str) -> list[str]:
    return [word, *(word + ending for ending in ("e", "en", "er", "es", "em"))]


def _german_verb(word: str) -> list[str]:
    stem = word.removesuffix("en") if word.endswith("en") else word.removesuffix("n")
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    endings = ("e", "st", "t", "te", "ten")
    return [word, *(stem + ("" if ending == "e" else link) + ending for ending in endings), f"ge{stem}{link}t"]


def _italian_plural(word: str) -> list[str]:
    return [word, word[:-1] + ("e" if word.endswith("a") else "i")]


def _russian_adjective(stem: str) -> list[str]:
    plural = "и" if stem[-1] in "гкхжчшщ" else "ы"
    endings = [plural + ending for ending in ("й", "е", "х", "м")]
    return [stem + ending for ending in (*endings, "ая", "ое", "ого", "ом", "ой", "ую")]


_ENDINGS: dict[tuple[str, str], Callable[[str], list[str]]] = {
    ("es", "+"): _spanish_plural,
    ("es", "/"): _with_gender(("a", "os", "as")),
    ("es", "="): _verb(
        {
            "ar": "o as a amos an ó aron aba aban ado ada ando ará aría e en",
            "er": "o es e emos en ió ieron ía ían ido ida iendo erá ería a an",
            "ir": "o es e imos en ió ieron ía ían ido ida iendo irá iría a an",
        }
    ),
    ("pt", "+"): _spanish_plural,
    ("pt", "/"): _with_gender(("a", "os", "as")),
    ("pt", "="): _verb(
        {
            "ar": "o as a amos am ou aram ava avam ado ada ando ará aria e em",
            "er": "o es e emos em eu eram ia iam ido ida endo erá eria a am",
            "ir": "o es e imos em iu iram ia iam ido ida indo irá iria a am",
        }
    ),
    ("fr", "+"): _spanish_plural,
    ("fr", "/"): _french_agreement,
    ("fr", "="): _verb({"er": "e es ons ez ent é ée és ées ait aient a era erait ant"}),
    ("de", "*"): _german_endings,
    ("de", "="): _german_verb,
    ("it", "+"): _italian_plural,
    ("it", "/"): _with_gender(("a", "i", "e")),
    ("it", "="): _verb(
        {
            "are": "o i a iamo ate ano ava avano ò ato ata ati ando erà erebbe",
            "ere": "o i e iamo ete ono eva evano uto uta uti ute endo erà eranno",
            "ire": "o i e iamo ite ono iva ivano ito ita iti ite endo irà iranno",
        }
    ),
    ("ru", "+"): russian.noun_forms,
    ("ru", "*"): _russian_adjective,
    ("ru", "="): _verb(
        {
            "ать": "аю аешь ает аем аете ают ал ала ало али ай айте",
            "ять": "яю яешь яет яем яете яют ял яла яло яли яй яйте",
        }
    ),
}
