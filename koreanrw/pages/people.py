"""The list of people, and the page of one."""

from events.models import Person
from koreanrw.pages.generic import RecordDetailView, RecordListView
from koreanrw.profiles.people import PersonProfile
from koreanrw.search.lists import PEOPLE


class PersonListView(RecordListView):
    record_list = PEOPLE
    template_name = "pages/people/list.html"


class PersonDetailView(RecordDetailView):
    queryset = Person.objects.all()
    profile = PersonProfile
    template_name = "pages/people/detail.html"
