"""What organisations and offices are found by."""

from dataclasses import replace

from companies.models import OfficeEntry, OfficeFunction, Organisation, OrganisationEntry, Place
from records.indexing.declaration import ADDRESS, Index, Labels, Names, Naming, Text, Weight

# Every name a published organisation bears or bore.
ORGANISATION_NAMES = Naming("companies_organisationnaming", Organisation, ("name", "names__text"))
# Those of all that followed it, by any number of steps.
SUCCESSOR_NAMES = replace(
    ORGANISATION_NAMES,
    through="companies_successors",
    cause=("companies_succession", "predecessor_id", "successor_id"),
)
PLACE_NAMES = Naming("companies_placenaming", Place, ("name",))
# A place is found by whatever it lies in.
LARGER_PLACE_NAMES = replace(
    PLACE_NAMES, through="companies_place_chain", cause=("companies_placeancestry", "place_id", "id")
)

ORGANISATIONS = Index(
    OrganisationEntry,
    texts=(
        Names(Weight.OWN_NAME, "", ORGANISATION_NAMES, "name"),
        Text(Weight.OTHER_NAME, "lei", is_name=True),
        Text(Weight.OTHER_NAME, "register_number", is_name=True),
        Text(Weight.OTHER_NAME, "wikidata", sql="'wikidata.org/wiki/' || nullif({}, '')"),
        Text(Weight.OTHER_NAME, "website", sql=ADDRESS),
        Text(Weight.CLASS, "name", path="sectors", is_name=True, what="sectors"),
        Names(Weight.CLASS, "seat", LARGER_PLACE_NAMES, "seat"),
        Names(Weight.CLASS, "offices__place", LARGER_PLACE_NAMES, "office"),
        Text(Weight.RUNNING_TEXT, "summary"),
    ),
)

OFFICES = Index(
    OfficeEntry,
    visible_with=("organisation",),
    texts=(
        Names(Weight.OWN_NAME, "organisation", ORGANISATION_NAMES, "name"),
        Names(Weight.OTHER_NAME, "place", LARGER_PLACE_NAMES, "place"),
        Text(Weight.OTHER_NAME, "name", is_name=True),
        Text(Weight.CLASS, "address"),
        Names(Weight.CLASS, "in_house_of", ORGANISATION_NAMES, "in_house_of"),
        Labels(
            Weight.CLASS,
            "function",
            path="functions",
            # As readers see it in each language.
            words={
                OfficeFunction.Function.BRANCH: ("branch", "Zweigstelle", "Niederlassung", "지점"),
                OfficeFunction.Function.SALES: ("sales", "Vertrieb", "영업"),
                OfficeFunction.Function.RESEARCH: (
                    "research and development", "Forschung und Entwicklung", "연구개발",
                ),
                OfficeFunction.Function.PRODUCTION: ("production", "Produktion", "생산"),
                OfficeFunction.Function.EUROPEAN_HEADQUARTERS: (
                    "European headquarters", "Europazentrale", "유럽 본부",
                ),
                OfficeFunction.Function.LIAISON: ("liaison office", "Verbindungsbüro", "연락사무소"),
            },
        ),
        Text(Weight.CLASS, "note", path="functions"),
    ),
)  # fmt: skip

INDEXES = (ORGANISATIONS, OFFICES)
