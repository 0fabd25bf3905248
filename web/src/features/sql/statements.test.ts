import { expect, test } from "vitest";
import { chosen, statementsOf } from "./statements";

const texts = (text: string) => statementsOf(text).map(({ from, to }) => text.slice(from, to));

test("statements are parted by semicolons that stand outside of texts and comments", () => {
  expect(texts("select 'a;b'; select \"c;d\" -- e;f\n; /* ; */ select $$;$$")).toEqual([
    "select 'a;b'",
    'select "c;d" -- e;f',
    "/* ; */ select $$;$$",
  ]);
});

test("what is not closed goes to the end", () => {
  expect(texts("select 'a; select 2")).toEqual(["select 'a; select 2"]);
  expect(texts(" ;; -- nothing\n")).toEqual([]);
});

test("the cursor chooses a statement", () => {
  const text = "select 1;\n\nselect 2;\n";
  const at = (cursor: number) => {
    const found = chosen(text, { from: cursor, to: cursor });
    return found && text.slice(found.from, found.to);
  };
  expect([0, 8, 9, 13, 20, 21].map(at)).toEqual(["select 1", "select 1", "select 1", "select 2", "select 2", "select 2"]);
  expect(chosen("  ", { from: 0, to: 0 })).toBeUndefined();
});

test("a selection is run as it is, without a semicolon at its end", () => {
  const text = "select 1; select 2;";
  expect(chosen(text, { from: 9, to: 19 })).toEqual({ from: 10, to: 18 });
});
