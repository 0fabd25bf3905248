import { expect, test } from "vitest";
import { connection } from "./published";

const reader = { role: "windrose_reader", host: "127.0.0.1", port: 20417, database: "windrose" };

test("an address has the password as addresses have it", () => {
  expect(connection("address", { ...reader, password: "a/b@c" })).toBe("postgresql://windrose_reader:a%2Fb%40c@127.0.0.1:20417/windrose");
  expect(connection("psql", { ...reader, host: "::1", password: "p" })).toBe('psql "postgresql://windrose_reader:p@[::1]:20417/windrose"');
});

test("a password that nobody knows any more is left open", () => {
  expect(connection("address", reader)).toContain("windrose_reader:…@");
  expect(connection("r", reader)).toContain('password = "…"');
});
