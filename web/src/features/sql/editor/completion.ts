import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { SQLDialect } from "@codemirror/lang-sql";
import { syntaxTree } from "@codemirror/language";
import type { Schema } from "../../../api/client";
import { shortType } from "../columnTypes";

type Table = Schema<"SqlTable">;

/** What DuckDB has and analysts use; the rest of its functions run as well. */
const FUNCTIONS = [
  ["count(", "how many rows"],
  ["count(distinct ", "how many different values"],
  ["sum(", "total"],
  ["avg(", "mean"],
  ["min(", "least"],
  ["max(", "greatest"],
  ["median(", "the middle value"],
  ["approx_quantile(", "about the value below which a share lies: approx_quantile(x, 0.9)"],
  ["approx_count_distinct(", "about how many different values, fast"],
  ["mode(", "the most frequent value"],
  ["any_value(", "one of the values"],
  ["arg_min(", "the value where another is least: arg_min(channel, occurred_at)"],
  ["arg_max(", "the value where another is greatest"],
  ["string_agg(", "values as one text: string_agg(name, ', ')"],
  ["list(", "values as a list"],
  ["date_trunc(", "the beginning of a day, week, month: date_trunc('day', occurred_at)"],
  ["date_diff(", "how many borders lie between: date_diff('day', a, b)"],
  ["date_part(", "a part of a date: date_part('hour', occurred_at)"],
  ["strftime(", "a time as text: strftime(occurred_at, '%Y-%m')"],
  ["now()", "this moment"],
  ["current_date", "today, in UTC"],
  ["coalesce(", "the first that is not null"],
  ["nullif(", "null where two are equal: nullif(visits, 0)"],
  ["try_cast(", "another type, or null: try_cast(x as double)"],
  ["round(", "rounded: round(x, 2)"],
  ["lower(", "in small letters"],
  ["upper(", "in capitals"],
  ["regexp_matches(", "whether a pattern fits: regexp_matches(path, '^/shop')"],
  ["regexp_extract(", "what fits a pattern: regexp_extract(url, 'id=(\\d+)', 1)"],
  ["split_part(", "a part between separators: split_part(path, '/', 2)"],
  ["starts_with(", "whether a text begins so"],
  ["contains(", "whether a text has another"],
  ["row_number() over (", "numbers rows: row_number() over (partition by person order by occurred_at)"],
  ["lag(", "the value of the row before: lag(x) over (order by day)"],
  ["lead(", "the value of the row after"],
  ["unnest(", "a row for each of a list"],
] as const;

const KEYWORDS =
  "select from where group by order having limit offset as and or not in is null between like ilike case when then else end join left join inner join full join using on with union all union distinct asc desc nulls last filter over partition by qualify exists interval cast at time zone values all";

const functions: Completion[] = FUNCTIONS.map(([label, info]) => ({ label, type: "function", info, boost: -10 }));
const keywords: Completion[] = [
  ...["group by", "order by", "group by all", "order by all", "left join", "union all", "partition by", "at time zone", "nulls last"],
  ...KEYWORDS.split(" "),
]
  .filter((word, index, all) => all.indexOf(word) === index)
  .map((label) => ({ label, type: "keyword", boost: -20 }));

const SOURCES = /\b(?:from|join)\s+(\w+)(?:\s+(?:as\s+)?(?!(?:on|using|where|group|order|left|right|inner|full|join|cross|limit|having|union)\b)(\w+))?/gi;

/** Tables, columns, keys of variants and functions; after a name and a dot what that name has. */
export function completer(tables: Table[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (/String|Comment/.test(node.name)) return null;
    const path = context.matchBefore(/(?:[\w]+\.)+"?[\w ]*$/);
    if (path) return afterDot(context, tables, path);
    const word = context.matchBefore(/\w+/);
    if (!word && !context.explicit) return null;
    const here = tablesIn(context.state.doc.toString(), tables);
    return {
      from: word?.from ?? context.pos,
      options: [...functions, ...keywords, ...tables.map(tableOption), ...here.flatMap(({ table }) => columnOptions(table))],
      validFor: /^\w*$/,
    };
  };
}

function afterDot(context: CompletionContext, tables: Table[], path: { from: number; text: string }): CompletionResult | null {
  const names = path.text.split(".");
  const parents = names.slice(0, -1);
  const typed = names.at(-1) ?? "";
  const from = context.pos - typed.length;
  const here = tablesIn(context.state.doc.toString(), tables);
  const named = here.find(({ name }) => name === parents[0]?.toLowerCase());
  if (named && parents.length === 1) return { from, options: columnOptions(named.table), validFor: /^\w*$/ };
  const column = (named ? [named.table] : tables).flatMap((table) => table.columns).find(({ name }) => name === parents.at(-1));
  if (!column || column.keys.length === 0) return null;
  return { from, options: column.keys.map((key) => keyOption(column.name, key)), validFor: /^"?[\w ]*$/ };
}

/** The tables that a text names, by their names in it; all of them while it names none. */
function tablesIn(text: string, tables: Table[]): { name: string; table: Table }[] {
  const found = [...text.matchAll(SOURCES)].flatMap(([, name, alias]) => {
    const table = tables.find((one) => one.name === name?.toLowerCase());
    return table ? [{ name: (alias ?? table.name).toLowerCase(), table }, { name: table.name, table }] : [];
  });
  const distinct = found.filter(({ name }, index) => found.findIndex((one) => one.name === name) === index);
  return distinct.length > 0 ? distinct : tables.map((table) => ({ name: table.name, table }));
}

function tableOption({ name, meaning }: Table): Completion {
  return { label: name, type: "class", detail: "table", info: meaning, boost: 5 };
}

function columnOptions({ columns }: Table): Completion[] {
  return columns.flatMap((column) => [
    { label: column.name, type: "property", detail: shortType(column.type), info: column.meaning, boost: 10 },
    ...column.keys.map((key) => ({
      label: `${column.name}.${key.key}`,
      type: "variable",
      detail: key.kind,
      apply: key.expression,
      info: key.expression,
    })),
    ...(column.name === "consent" ? ["analytics", "marketing"].map(consentOption) : []),
  ]);
}

function consentOption(purpose: string): Completion {
  return { label: `consent['${purpose}']`, type: "variable", detail: "truth", info: "null when not asked" };
}

/** The expression without the variant's name, which stands there already: only where that is its beginning. */
function keyOption(column: string, { key, kind, expression }: Schema<"SqlKey">): Completion {
  const text = expression.startsWith(`${column}.`) ? expression.slice(column.length + 1) : undefined;
  return {
    label: key,
    type: "variable",
    detail: kind,
    apply: text ?? (/^[a-z_][a-z0-9_]*$/.test(key) ? `${key}::varchar` : `"${key.replaceAll('"', '""')}"::varchar`),
  };
}

/** Fewer words than SQL has: a column that is called name or path is not one. */
export const DIALECT = SQLDialect.define({
  keywords: `${KEYWORDS} for values lateral natural cross intersect except recursive pivot unpivot sample tablesample`,
  types: "varchar text bigint integer int double decimal boolean date time timestamp timestamptz json variant hugeint",
  doubleDollarQuotedStrings: true,
  operatorChars: "*+-%<>!=&|/~^:",
  caseInsensitiveIdentifiers: true,
});
