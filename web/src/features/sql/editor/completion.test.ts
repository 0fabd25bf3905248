import { CompletionContext } from "@codemirror/autocomplete";
import { sql } from "@codemirror/lang-sql";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import type { Schema } from "../../../api/client";
import { completer, DIALECT } from "./completion";

const column = (name: string, keys: Schema<"SqlKey">[] = []) => ({ name, type: "VARCHAR", meaning: name, keys });
const TABLES: Schema<"SqlTable">[] = [
  {
    name: "events",
    meaning: "what happened",
    columns: [
      column("occurred_at"),
      column("properties", [
        { key: "plan", kind: "text", expression: "properties.plan::varchar" },
        { key: "a b", kind: "text", expression: 'properties."a b"::varchar' },
        { key: "price", kind: "number", expression: "try_cast(properties.price::varchar as double)" },
      ]),
    ],
  },
  { name: "rejected", meaning: "what was refused", columns: [column("reason")] },
];

/** What is offered at the bar. */
function offered(marked: string) {
  const at = marked.indexOf("|");
  const state = EditorState.create({ doc: marked.replace("|", ""), extensions: [sql({ dialect: DIALECT })] });
  const result = completer(TABLES)(new CompletionContext(state, at, false));
  return { from: result?.from, labels: result?.options.map(({ label }) => label) ?? [], options: result?.options ?? [] };
}

test("columns of the tables that the text names, and functions", () => {
  const { from, labels } = offered("select occ| from events");
  expect(from).toBe(7);
  expect(labels).toEqual(expect.arrayContaining(["occurred_at", "properties.plan", "count(", "group by", "rejected"]));
  expect(labels).not.toContain("reason");
});

test("after an alias and a dot the columns of its table alone", () => {
  const { from, labels } = offered("select e.occ| from events e");
  expect(from).toBe(9);
  expect(labels).toContain("occurred_at");
  expect(labels).not.toContain("count(");
});

test("after a variant and a dot its keys, as the engine reads them", () => {
  const { options } = offered("select properties.pl| from events");
  expect(options.map(({ label, apply }) => [label, apply])).toEqual([
    ["plan", "plan::varchar"],
    ["a b", '"a b"::varchar'],
    ["price", "price::varchar"],
  ]);
});

test("nothing within texts and comments", () => {
  expect(offered("select 'occ| '").labels).toEqual([]);
  expect(offered("-- occ|").labels).toEqual([]);
});
