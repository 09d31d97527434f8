"""The data dictionary: complete, and the one in the documentation is up to date."""

from __future__ import annotations

import pytest

from dashboard import paths
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.reports.sources.dictionary import data_dictionary
from dashboard.schema.arrow import columns_of
from dashboard.schema.tables import TABLES


def test_the_documentation_is_up_to_date() -> None:
    written = paths.DICTIONARY.read_text("utf-8")
    assert written == data_dictionary(translator_for("en")), "run `dashboard dictionary`"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_of_every_table_has_a_meaning(lang: str) -> None:
    text = data_dictionary(translator_for(lang))
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(columns_of(table)) for table in TABLES)
    assert not any(line.endswith("|  |") for line in rows)
