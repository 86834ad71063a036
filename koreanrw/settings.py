"""Django's settings: the same for everybody, but for what `koreanrw.operations.environment` reads from outside."""

import os
import sys

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from koreanrw import BASE_DIR
from koreanrw.operations.environment import UnusableEnvironment, read_environment
from koreanrw.operations.logs import shorten

try:
    ENVIRONMENT = read_environment(os.environ)
except UnusableEnvironment as problem:
    # An operator reads this: one sentence, no traceback.
    sys.exit(str(problem))

PRODUCTION = ENVIRONMENT.production
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
SITE_ADDRESS = ENVIRONMENT.site_address
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.csrf_trusted_origins
CONTACT = ENVIRONMENT.contact
DATA_LICENCE = ENVIRONMENT.data_licence

# Applications. The order decides whose template and whose translation wins.

INSTALLED_APPS = [
    "modeltranslation",
    "koreanrw",
    "events",
    "companies",
    "records",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "reversion",
    "reversion_compare",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "koreanrw.operations.compression.CompressPublicPages",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "koreanrw.operations.request_bodies.RefuseUnwantedForms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "koreanrw.operations.refusals.CleanParameters",
    "koreanrw.operations.refusals.RefuseImpossibleValues",
]
ROOT_URLCONF = "koreanrw.urls"
WSGI_APPLICATION = "koreanrw.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                *(["django.template.context_processors.debug"] if DEBUG else []),
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database. Statements are bound and prepared on the server, connections stay open.

DATABASES = {
    "default": {
        **ENVIRONMENT.database,
        "ENGINE": "django.db.backends.postgresql",
        # Django's development server makes a thread for each request, which would keep its connection.
        "CONN_MAX_AGE": 0 if DEBUG else 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **ENVIRONMENT.database.get("OPTIONS", {}),
            "server_side_binding": True,
            "prepare_threshold": 2,
        },
    }
}
# For pages only, in milliseconds: `koreanrw.wsgi` sets it, so commands may take their time.
STATEMENT_TIMEOUT = ENVIRONMENT.statement_timeout

# The largest records have more than a thousand inputs when all their rows are open.

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Bytes of a whole form, and the end of what anybody may send; the gateway refuses more before it arrives.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024**2
# No form takes a file: one that is sent all the same is passed over and written nowhere.
FILE_UPLOAD_HANDLERS: list[str] = []

# People who sign in.

AUTH_USER_MODEL = "koreanrw.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages. The sources are German and Korean, the code and its messages English.

LANGUAGE_CODE = "en"
LANGUAGES = [("de", _("German")), ("en", _("English")), ("ko", _("Korean"))]
# Ours first, then what other people's applications leave untranslated.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "koreanrw" / "operations" / "library_catalogues"]
USE_I18N = True
# Days and moments as the dates of the records are written.
FORMAT_MODULE_PATH = ["koreanrw.formats"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
MODELTRANSLATION_LANGUAGES = ("de", "en", "ko")
MODELTRANSLATION_DEFAULT_LANGUAGE = "de"
# A name in another language is better than none.
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": ("de", "en", "ko"),
    "de": ("en", "ko"),
    "en": ("de", "ko"),
    "ko": ("en", "de"),
}

# Files.

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
MEDIA_ROOT = BASE_DIR / "var" / "files"
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Taking data along: as many rows a list may have as one file, which is built whole; and where the whole data set lies.

LONGEST_EXPORT = 5_000
DATASET = BASE_DIR / "var" / "dataset" / "koreanrw-dataset.zip"
# The data set of a register with no more rows than this is made anew while a reader waits for it.
QUICK_DATASET = 1_000

BACKUPS = BASE_DIR / "var" / "backups"

# Mail.

# Pages note mail down; the worker process delivers it.
MAILERS = {"default": {"BACKEND": "koreanrw.operations.mail.QueuedEmailBackend"}, "delivering": ENVIRONMENT.mailer}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.from_email

# What is done outside of requests, by `manage.py run_jobs`, which `make run` starts.

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# What a browser may do with our pages. Public pages use no nonce (their bytes are the same for every
# reader); Django's admin puts one on its own scripts and styles.

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

if PRODUCTION:
    # The register stands behind a proxy that ends TLS and sets this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = ENVIRONMENT.hsts_preload
    # The lists of the browsers' makers are hard to leave again: whether to enter them is the operator's to say.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"shorten": {"()": "django.utils.log.CallbackFilter", "callback": shorten}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "filters": ["shorten"]}},
    # Failures of pages, with their traceback, belong to whoever runs the server; nothing is mailed.
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        # A page that is not there is the reader's affair.
        "django.request": {"level": "ERROR"},
    },
}
