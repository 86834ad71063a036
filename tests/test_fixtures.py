import pytest
from koreanrw.seeding import seed, _stamped_models
from records.models import Record, Part
@pytest.mark.django_db
def test_it():
    seed()
    for model in _stamped_models():
        if not issubclass(model, Record): continue
        for r in model.objects.all():
            cited = {c.target for c in r.citations.all()}
            def audit(obj, pf):
                out = []
                for f in obj.CITABLE:
                    fld = obj._meta.get_field(f)
                    v = list(getattr(obj, f).all()) if fld.many_to_many else getattr(obj, f)
                    if v not in ("", None, [], False) and (pf, obj.pk if pf else None, f) not in cited: out.append(f)
                return out
            print(model.__name__, r.slug, audit(r, ""))
            for pf in r.citations.model.PART_FIELDS:
                pm = r.citations.model._meta.get_field(pf).related_model
                for p in pm.objects.filter(**{pm.OWNER: r}):
                    if a := audit(p, pf): print("   ", pf, p.order, p, a)
