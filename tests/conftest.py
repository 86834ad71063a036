"""What every test may ask for: a browser, and pages of it in one of the three languages."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TestCase, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests import chromium
from tests.crawling import Site, whole_site
from tests.database import copy_what_is_migrated
from tests.examples import TIMES, examples
from tests.seeded_rows import (
    bring_seeded_rows,
    empty_and_put_back,
    forget_search_changes,
    keep_migrated_rows,
    once_a_module,
)
from tests.shared import run_folder

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

# The files that take longest come first: one that began last would keep one process waiting for the other.
LONGEST = (
    "test_crawl.py", "test_spellings.py", "test_leaks.py", "test_empty_results.py", "test_admin_pages.py",
    "test_admin_addresses.py", "test_site.py", "test_export_leaks.py", "test_dataset.py",
)  # fmt: skip

# What the first go tells the second: the files with tests for it.
FLUSHING = "flushing"

type OpenPage = Callable[..., Page]

# A busy machine must fail no property; that examples share the fixtures of their test, the tests allow for. Every day
# the same examples are tried, so that nobody's change is refused for what chance found; `make prove` draws others.
settings.register_profile(
    "register",
    max_examples=examples(100),
    deadline=None,
    derandomize=TIMES == 1,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("register")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-look", action="store_true", help="open every page in every language, scheme and width")


# What is imported and collected stays to the end; looking through it for garbage again and again costs a tenth.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def _turn(item: pytest.Function) -> tuple[int, str, bool]:
    """Within a file, who asks for rows made once for all comes last: the others work without them, which is quicker."""
    rank = LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST)
    return rank, str(item.path), any(made[-1].scope == "module" for made in item._fixtureinfo.name2fixturedefs.values())


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark the tests that need the crawl, and those that empty the database when done: others come before them."""
    items.sort(key=_turn)
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker("long")
            # Without a test that is marked no test database is made, and the walk would go through the register's own.
            if not item.get_closest_marker("django_db"):
                item.add_marker("django_db")
        marker = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (marker and marker.kwargs.get("transaction")):
            item.add_marker("flushing")
    met = run_folder() / FLUSHING
    if not met.exists():
        # Made beside and moved into place: the other processes of this go read and write it too.
        flushing = {str(item.path) for item in items if item.get_closest_marker("flushing")}
        draft = met.with_name(f"{FLUSHING}-{os.getpid()}")
        draft.write_text("\n".join(flushing), encoding="utf-8")
        draft.replace(met)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The second go reads no file in which the first has met none of its tests."""
    met = run_folder() / FLUSHING
    if collection_path.is_dir() or not config.getoption("markexpr").endswith(" and flushing") or not met.exists():
        return None
    return str(collection_path) not in met.read_text(encoding="utf-8").splitlines() or None


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Every test begins in English; a request before it may have left another language behind."""
    with translation.override("en"):
        yield


# The register as a newcomer finds it.
seeded = once_a_module(bring_seeded_rows)


@pytest.fixture(scope="session", autouse=True)
def flush_by_copying(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test commits is taken away by emptying all tables at once and copying back what migrations made."""
    if not any(item.get_closest_marker("flushing") for item in request.session.items):
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        keep_migrated_rows()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(lambda cls: None))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty_and_put_back())
        yield


@pytest.fixture(scope="session", autouse=True)
def index_what_is_looked_for() -> Iterator[None]:
    """What waits for a commit is checked at the end of a test; nobody looks for its records in the index any more."""

    def check(case: TestCase, connection: BaseDatabaseWrapper) -> bool:
        checks = should_check(case, connection)
        if checks:
            forget_search_changes()
        return checks

    should_check = TestCase._should_check_constraints
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestCase, "_should_check_constraints", check)
        yield


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Every page of the public site, as the crawl of this run found it; nobody need ask for one again."""
    with django_db_blocker.unblock():
        return whole_site()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker, django_db_keepdb: bool
) -> None:
    """Start the browser, where a test wants one, before the database is set up and end it afterwards.

    Django keeps one connection for code beside a running event loop and another for code without. The browser
    brings such a loop, so everything must happen after it came, or setting up and taking down miss each other.
    """
    if any("browser" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("browser")
    # Tests that run side by side have a database each.
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            copy_what_is_migrated()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests that look at pages."""
    # Playwright keeps an event loop of its own in this thread. Django sees it and refuses the database to
    # code it takes for asynchronous; the tests are not, they only share the thread with that loop.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium.ensured(), args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(
    browser: Browser,
    transactional_db: None,
    live_server: pytest.FixtureRequest,
) -> Iterator[OpenPage]:
    """Open pages of the running register: `open_page(locale="ko", viewport=PHONE, javascript=False)`.

    Each page has cookies of its own, as another person's browser would, and addresses begin with a slash.
    """
    contexts = []

    def open_one(*, locale: str = "en", viewport: dict[str, int] = WIDE, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            locale=locale,
            viewport=viewport,  # type: ignore[arg-type]
            java_script_enabled=javascript,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def register(open_page: OpenPage) -> None:
    """The seeded records, where the server of the test sees them."""
    bring_seeded_rows()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A wide page in English."""
    return open_page()
