"""Case forms of Russian names by rule; names in -о, -е, -и, -у, -ю, -э and -ы do not change."""

from functools import cache

from scripts.gazetteer import tables

_VOWELS = "аеёиоуыэюя"
_VELARS_AND_HUSHES = "гкхжчшщ"
_HUSHES = "жчшщц"
_ADJECTIVAL = ("ский", "цкий", "зный", "жный", "вный", "рный", "льный", "чный")
_ADJECTIVE_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_LATIN = {
    **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    rows = tables.read("russian_forms.tsv")
    return {row["name"]: tuple(form for form in row["forms"].split("|") if form) for row in rows}


def noun_forms(name: str) -> list[str]:
    """The cases of a city's or economy's name, the nominative first.

    Of a name of several words only the last changes, but "Нижний Новгород" changes whole and
    "Франкфурт-на-Майне" changes its first part. Abbreviations do not change.
    """
    if name in _irregular():
        return [name, *_irregular()[name]]
    if name.isupper() or not any(letter in _VOWELS for letter in name.lower()):
        return [name]
    if "-на-" in name:
        head, tail = name.split("-на-", 1)
        return [f"{form}-на-{tail}" for form in noun_forms(head)]
    first, separator, last = name.rpartition(" ")
    if separator and first.lower().endswith(("ая", "ий", "ый", "ой")):
        adjectives = _adjective_cases(first)
        nouns = _cases(last)
        return _unique([name, *(f"{a} {n}" for a, n in zip(adjectives, nouns[1:], strict=False))])
    return _unique([f"{first}{separator}{form}" for form in _cases(last)])


def economy_forms(name: str) -> list[str]:
    """The case forms of an economy's name; of a longer title only a leading "Республика" changes."""
    first, separator, rest = name.partition(" ")
    if name in _irregular() or not separator or (first.endswith(("ая", "ий", "ый")) and " " not in rest):
        return noun_forms(name)
    if first == "Республика":
        return [f"{form} {rest}" for form in noun_forms(first)]
    return [name]


def adjective_forms(adjective: str) -> list[str]:
    """All endings of an adjective in -ский or -цкий, masculine, feminine, neuter and plural."""
    return [adjective[:-2] + ending for ending in _ADJECTIVE_ENDINGS]


def latin(text: str) -> str:
    """Russian letters as English maps spell them, lower case."""
    return "".join(_LATIN.get(letter, letter) for letter in text.lower())


def _cases(word: str) -> list[str]:
    stem, ending = word[:-1], word[-1].lower()
    if word.endswith(_ADJECTIVAL):
        return [word, *_adjective_cases(word)]
    if word.endswith(("ово", "ево", "ёво", "ино", "ыно")) and "-" not in word:
        return [word, stem + "а", stem + "у", word + "м", stem + "е"]
    if word.endswith("ец"):
        stem = word[:-2] + ("ьц" if word.endswith("лец") else "ц")
        return [word, stem + "а", stem + "у", stem + "ом", stem + "е"]
    if ending in "ая":
        return [word] if ending == "а" and stem[-1].lower() in _VOWELS else _feminine(word, stem, ending)
    if ending in "йь":
        prepositional = "и" if stem[-1].lower() == "и" else "е"
        return [word, stem + "я", stem + "ю", stem + "ем", stem + prepositional]
    if ending in _VOWELS or not ending.isalpha():
        return [word]
    return [word, word + "а", word + "у", word + ("ем" if ending in _HUSHES else "ом"), word + "е"]


def _feminine(word: str, stem: str, ending: str) -> list[str]:
    before = stem[-1].lower()
    if ending == "я":
        prepositional = "и" if before == "и" else "е"
        return [word, stem + "и", stem + prepositional, stem + "ю", stem + "ей"]
    genitive = "и" if before in _VELARS_AND_HUSHES else "ы"
    return [word, stem + genitive, stem + "е", stem + "у", stem + ("ей" if before in _HUSHES else "ой")]


def _adjective_cases(word: str) -> list[str]:
    stem, ending = word[:-2], word[-2:].lower()
    if ending == "ая":
        return [stem + "ой", stem + "ой", stem + "ую", stem + "ой"]
    if word.endswith("ний"):
        return [stem + "его", stem + "ему", stem + "им", stem + "ем"]
    instrumental = "им" if ending == "ий" or stem[-1] in _VELARS_AND_HUSHES else "ым"
    return [stem + "ого", stem + "ому", stem + instrumental, stem + "ом"]


def _unique(forms: list[str]) -> list[str]:
    return list(dict.fromkeys(forms))
