"""The page of a person."""

from events.models import Person
from records.views import RecordDetailView


class PersonDetailView(RecordDetailView):
    queryset = Person.objects.all()
    template_name = "koreanrw/person_detail.html"
