"""Scripts, and when two spellings are the same to a reader who ignores case, accents and dashes."""

import unicodedata

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "es", "fr", "ru", "ar", "ja", "ko", "de", "pt", "it")
LATIN_LANGUAGES = ("en", "es", "fr", "de", "pt", "it")
INTERNATIONAL = "*"

_ONE_LETTER_FOR_ANOTHER = {
    **str.maketrans("øłđıðیىکة", "oldidييكه", "ـ"),
    **dict(zip(map(ord, "æœþ"), ("ae", "oe", "th"), strict=True)),
}
_DROPPED = "'’‘ʻʼ`´ʿʾ"
_SPACES = "-‐‑‒–—―−/,.·・=＝_"
_ACCENTED_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي")


def script(text: str) -> str:
    """The script of the first letter: Latin, Cyrillic, Arabic, Han, Kana, Hangul or Other."""
    for letter in text:
        if not letter.isalpha():
            continue
        name = unicodedata.name(letter, "")
        for prefix, answer in (
            ("LATIN", "Latin"),
            ("CYRILLIC", "Cyrillic"),
            ("ARABIC", "Arabic"),
            ("CJK", "Han"),
            ("HIRAGANA", "Kana"),
            ("KATAKANA", "Kana"),
            ("HANGUL", "Hangul"),
        ):
            if name.startswith(prefix):
                return answer
        return "Other"
    return "Other"


def scripts(text: str) -> frozenset[str]:
    """Every script that a letter of the text belongs to."""
    return frozenset(script(letter) for letter in text if letter.isalpha())


def is_russian(text: str) -> bool:
    """Whether all letters are of the Russian alphabet."""
    return all(letter in _RUSSIAN for letter in text.lower() if letter.isalpha())


def is_arabic(text: str) -> bool:
    """Whether all letters are of the Arabic alphabet, without those that Persian, Urdu or Kurdish add."""
    return all(letter in _ARABIC for letter in text if letter.isalpha())


def key(text: str) -> str:
    """What is left of a name when case, accents, apostrophes, dashes and spacing do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain: list[str] = []
    base = ""
    for letter in unicodedata.normalize("NFD", folded):
        if unicodedata.combining(letter):
            if not base.startswith(_ACCENTED_SCRIPTS):
                plain.append(letter)
            continue
        base = unicodedata.name(letter, "")
        plain.append(" " if letter in _SPACES else letter)
    kept = "".join(letter for letter in plain if letter not in _DROPPED)
    kept = unicodedata.normalize("NFC", kept.translate(_ONE_LETTER_FOR_ANOTHER))
    words = " ".join(kept.split())
    return words if scripts(words) & {"Latin", "Cyrillic", "Arabic", "Other"} else words.replace(" ", "")
