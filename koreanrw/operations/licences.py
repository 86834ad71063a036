"""The licence under which the data of the register may be used: the operator grants it, best one of the usual ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """What it is called everywhere, and where it is written down."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name}, {self.address}" if self.name != self.address else self.address


# By their names in the list of SPDX, by which operators choose them. The first one is the one we propose.
USUAL: dict[str, Licence] = {
    "CC-BY-4.0": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "DL-DE-BY-2.0": Licence("Datenlizenz Deutschland – Namensnennung – 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "DL-DE-ZERO-2.0": Licence("Datenlizenz Deutschland – Zero – 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
    "ODbL-1.0": Licence("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
PROPOSED = next(iter(USUAL))


def licence_called(word: str) -> Licence | None:
    """One of the usual ones by its name, or any other by its address; None where it is neither."""
    usual = {name.casefold(): licence for name, licence in USUAL.items()}
    if licence := usual.get(word.strip().casefold().replace(" ", "-")):
        return licence
    known = {licence.address: licence for licence in USUAL.values()}
    return known.get(word) or (Licence(word, word) if word.startswith(("https://", "http://")) else None)
