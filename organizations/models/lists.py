"""Lists of short texts in one column, alike on both databases."""

import json
from typing import Any

from django.db import models


class Holds(models.Lookup):
    """Whether a list holds this very text: `constituencies__holds="tenants"`."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        column, values = self.process_lhs(compiler, connection)
        each = f"JSON_EACH({column}) WHERE value = %s"
        return f"EXISTS (SELECT 1 FROM {each})", [*values, str(self.rhs)]  # noqa: S608 # Django's column

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} @> %s::jsonb", [*values, json.dumps([str(self.rhs)])]


models.JSONField.register_lookup(Holds)
