"""The data dictionary in Markdown: every table and column, from the schema and the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.i18n.translator import Translator
from dashboard.schema.arrow import arrow_schema, columns_of, key_of, references_of
from dashboard.schema.tables import TABLES
from dashboard.views.sources.page import column_description


def data_dictionary(t: Translator) -> str:
    """Return the dictionary in the translator's language."""
    lines = [f"# {t('dictionary.title')}", "", t("dictionary.lead"), ""]
    for table in TABLES:
        lines += _table(table, t)
    return "\n".join(lines)


def _table(table: str, t: Translator) -> Iterator[str]:
    heads = [t(f"dictionary.{name}") for name in ("column", "type", "empty", "meaning")]
    yield from (f"## `{table}`: {t(f'table_name.{table}')}", "", t(f"table_about.{table}"), "")
    yield from (t("dictionary.key", columns=_codes(key_of(table))), "")
    yield from (f"| {' | '.join(heads)} |", "|---|---|---|---|")
    references = references_of(table)
    schema = arrow_schema(table)
    for column in columns_of(table):
        field = schema.field(column)
        meaning = column_description(t, table, column)
        if column in references:
            other, target = references[column]
            meaning = f"{meaning} ({t('dictionary.reference', column=f'`{other}.{target}`')})"
        empty = t("dictionary.yes") if field.nullable else t("dictionary.no")
        yield f"| `{column}` | {field.type} | {empty} | {meaning} |"
    yield ""


def _codes(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{column}`" for column in columns)
