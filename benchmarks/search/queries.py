"""The fixed mix of queries. Their words are drawn from the smallest register, so every larger one holds them too."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.synthetic.agreements import drafts, texts
from benchmarks.synthetic.growth import GERMAN, KOREAN
from benchmarks.synthetic.organisations import organisation
from benchmarks.synthetic.words import project, term

COMMON = ("Zusammenarbeit", "cooperation", "memorandum", "협력", "Forschung", "between", "양해각서", "Nutzung")
# Words the rarest of which stand in one text of ten thousand, and in few of a million.
MIDDLING = range(15, 61)


@dataclass(frozen=True, slots=True)
class Query:
    """One question a reader may ask: words that must all stand there, a phrase, words that must not, and filters."""

    group: str
    words: tuple[str, ...] = ()
    phrase: str = ""
    without: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    filters: dict[str, str] = field(default_factory=dict)
    # How many pages behind the first.
    behind: int = 0

    @property
    def q(self) -> str:
        """As typed into the register's search line."""
        phrase = (f'"{self.phrase}"',) if self.phrase else ()
        either = (" OR ".join(self.either),) if self.either else ()
        return " ".join((*self.words, *phrase, *either, *(f"-{word}" for word in self.without)))

    @property
    def fts(self) -> str:
        """In the language of SQLite's FTS5. It finds no Hangul inside words; a beginning is the best it can do."""
        words = [f'"{word}"' + ("*" if "가" <= word[0] <= "힣" else "") for word in self.words]
        phrase = [f'"{self.phrase}"'] if self.phrase else []
        either = [" OR ".join(f'"{word}"' for word in self.either)] if self.either else []
        wanted = " ".join((*words, *phrase, *either))
        return wanted + "".join(f' NOT "{word}"' for word in self.without)

    def __str__(self) -> str:
        filters = " ".join(f"{name}={value}" for name, value in self.filters.items())
        behind = f"page {self.behind + 1}" if self.behind else ""
        return " ".join(filter(None, (self.q, filters, behind))) or "everything"


def mix(seed: int, agreements: int) -> list[Query]:
    """The queries asked of every size, in the order they are asked in."""
    found = _Vocabulary(seed, agreements)
    return [
        *(Query("common word", (word,)) for word in COMMON),
        *(Query("two common words", words) for words in _PAIRS),
        *(Query("word in few", (word,)) for word in found.middling[:8]),
        *(Query("rare word", (word,)) for word in found.rare[:8]),
        *(Query("party by any name", tuple(name.split())) for name in found.names),
        *(Query("phrase", phrase=phrase) for phrase in (*_PHRASES, *found.phrases[:4])),
        *(Query("exclusion", (word,), without=(other,)) for word, other in _excluded(found.middling)),
        *(Query("either", either=pair) for pair in _EITHER),
        *(Query("two syllables of Hangul", (word,)) for word in ("수소", "기술", "소재", "교류", "대학", "반도")),
        *(Query("umlaut spelt otherwise", (word,)) for word in ("Duesseldorf", "Koln", *found.umlauts[:5])),
        *(Query("typing mistake", (_mistyped(word),)) for word in found.long[:6]),
        *(Query("filters", words, filters=filters) for words, filters in _filtered(found)),
        *(Query("deep page", words, behind=40) for words in ((), ("cooperation",), ("협력",), ("Forschung",))),
        *(Query("no match", (word,)) for word in ("Xylofantasie", "qqwvzx", "쀍뙓", "zyzzogeton")),
        *(Query("everything", filters=filters) for filters in ({}, {"sort": "oldest"}, {"sort": "title"})),
    ]


_PAIRS = (
    ("Memorandum", "Zusammenarbeit"), ("letter", "intent"), ("공동", "연구"), ("Partnerschaft", "Düsseldorf"),
)  # fmt: skip
_PHRASES = ("letter of intent", "Zusammenarbeit im Bereich", "joint research")
_EITHER = (("Absichtserklärung", "의향서"), ("Partnerschaft", "Rahmenvereinbarung"))


def _excluded(middling: list[str]) -> Iterable[tuple[str, str]]:
    return (
        ("memorandum", "cooperation"), ("Forschung", "Fachleute"), ("협력", "양해각서"),
        ("Zusammenarbeit", middling[0]), (middling[1], "Zusammenarbeit"), (middling[2], "Memorandum"),
    )  # fmt: skip


def _filtered(found: "_Vocabulary") -> Iterable[tuple[tuple[str, ...], dict[str, str]]]:
    yield (), {"kind": "mou"}
    yield (), {"place": "duesseldorf", "year": "2015"}
    yield (), {"party": found.party}
    yield (), {"topic": "hydrogen", "life_cycle": "signed"}
    yield ("cooperation",), {"kind": "mou"}
    yield ("cooperation",), {"year": "2015"}
    yield ("협력",), {"place": "seoul"}
    yield ("Forschung",), {"kind": "contract", "life_cycle": "signed"}
    yield ("Zusammenarbeit",), {"party": found.party}
    yield (found.middling[3],), {"kind": "mou"}
    yield ("memorandum",), {"signed_from": "2014", "signed_until": "2016"}


def _mistyped(word: str) -> str:
    """Two letters in the middle the wrong way round."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


class _Vocabulary:
    """Words and names that stand in the first so many agreements, by how many of them hold each."""

    def __init__(self, seed: int, agreements: int) -> None:
        terms: Counter[int] = Counter()
        projects: Counter[int] = Counter()
        for draft in drafts(seed, 0, agreements):
            held = {word.strip(".,;:") for text in texts(draft) for written in text for word in (written or "").split()}
            terms.update(number for number in {draft.term, draft.other} if term(number).de in held)
            projects.update(number for number in (draft.project,) if project(number).en in held)
        middling = [number for number in sorted(terms) if terms[number] in MIDDLING]
        once = [project(number).en for number in sorted(projects) if projects[number] == 1]
        self.middling = [term(number).de for number in middling]
        self.phrases = [term(number).en for number in middling[8:]]
        # The last half of those that were met once: their rank says that a hundred times as many texts hold few more.
        self.rare = once[len(once) // 2 :: max(1, len(once) // 20)]
        self.umlauts = [
            _without_dots(word, index) for index, word in enumerate(self.middling) if set(word) & set("äöü")
        ]
        self.long = [word for word in self.middling[8:] if len(word) > 11 and word.isascii()]
        self.party = organisation(seed, GERMAN, 3).slug
        self.names = [
            organisation(seed, KOREAN, 2).heading.ko,
            organisation(seed, KOREAN, 5).heading.en,
            *(_name(seed, side, kind) for side, kind in ((GERMAN, "official"), (KOREAN, "romanised"))),
            *(_name(seed, side, "former") for side in (GERMAN, KOREAN)),
        ]


def _without_dots(word: str, index: int) -> str:
    for letter, plain in (("ä", "a"), ("ö", "o"), ("ü", "u")):
        word = word.replace(letter, plain if index % 2 else f"{plain}e")
    return word


def _name(seed: int, side: int, kind: str) -> str:
    """The name of this kind of the most frequent organisation that has one."""
    return next(
        name.text for number in range(500) for name in organisation(seed, side, number).names if name.kind == kind
    )
