"""The real places the invented articles speak of."""

from companies.models import Place
from tests.bundles.desk import Desk


class Places:
    """Places, entered by whoever names them first."""

    def __init__(self, desk: Desk) -> None:
        self._place = desk.place
        self.germany = self._place("Deutschland", "Germany", "독일", kind="country", code="DE")
        self.korea = self._place("Südkorea", "South Korea", "대한민국", kind="country", code="KR")
        self.nrw = self._place(
            "Nordrhein-Westfalen", "North Rhine-Westphalia", "노르트라인베스트팔렌주", kind="state", code="DE-NW",
            within=self.germany,
        )  # fmt: skip

    def _in_nrw(self, de: str, en: str, ko: str) -> Place:
        return self._place(de, en, ko, within=self.nrw)

    def _in_korea(self, de: str, en: str, ko: str) -> Place:
        return self._place(de, en, ko, within=self.korea)

    @property
    def duesseldorf(self) -> Place:
        return self._in_nrw("Düsseldorf", "Düsseldorf", "뒤셀도르프")

    @property
    def ratingen(self) -> Place:
        return self._in_nrw("Ratingen", "Ratingen", "라팅겐")

    @property
    def frankfurt(self) -> Place:
        return self._place("Frankfurt am Main", "Frankfurt am Main", "프랑크푸르트", within=self.germany)

    @property
    def daegu(self) -> Place:
        return self._in_korea("Daegu", "Daegu", "대구")

    @property
    def hagen(self) -> Place:
        return self._in_nrw("Hagen", "Hagen", "하겐")

    @property
    def solingen(self) -> Place:
        return self._in_nrw("Solingen", "Solingen", "졸링겐")

    @property
    def marl(self) -> Place:
        return self._in_nrw("Marl", "Marl", "마를")

    @property
    def busan(self) -> Place:
        return self._in_korea("Busan", "Busan", "부산")

    @property
    def changwon(self) -> Place:
        return self._in_korea("Changwon", "Changwon", "창원")

    @property
    def gwangju(self) -> Place:
        return self._in_korea("Gwangju", "Gwangju", "광주")

    @property
    def ulsan(self) -> Place:
        return self._in_korea("Ulsan", "Ulsan", "울산")
