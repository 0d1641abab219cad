"""The environment every test runs in, set before Django reads its settings (pytest loads this first).

A test never touches what `make run` keeps in var/: the folder is a temporary one, and the database is
SQLite there unless DATABASE_URL says otherwise (`python -m tools.postgres` gives a real PostgreSQL).
"""

import atexit
import os
import shutil
import tempfile

if "BASIS_TEST_VAR" not in os.environ:  # parallel workers share the folder of the process that made it
    os.environ["BASIS_TEST_VAR"] = tempfile.mkdtemp(prefix="basis-test-")
    atexit.register(shutil.rmtree, os.environ["BASIS_TEST_VAR"], ignore_errors=True)

os.environ["BASIS_VAR"] = os.environ["BASIS_TEST_VAR"]
os.environ["BASIS_LOCAL"] = "1"
# Where nothing may be written beside the sources, each program a test starts would compile all of them again.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = os.path.join(os.environ["BASIS_TEST_VAR"], "bytecode")
# Playwright's synchronous API runs an event loop in the thread that also asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
