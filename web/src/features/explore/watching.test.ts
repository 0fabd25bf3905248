import { describe, expect, it } from "vitest";
import { watchAddress, watchedIn } from "./watching";

const WATCHED = { title: "Orders & more", question: { metric: { metric: "orders" }, where: [{ field: "country", is: "is" as const, values: ["DE"] }] }, dashboard: "0190" };

describe("what is to be watched", () => {
  it("comes back from the address as it was", () => {
    const address = new URL(watchAddress(WATCHED), "http://windrose.example");
    expect(address.pathname).toBe("/alerts/metrics");
    expect(watchedIn(address.searchParams.get("watch"))).toEqual(WATCHED);
  });

  it("is nothing where the address is no such thing", () => {
    for (const text of [null, "", "{", "1", "null", '{"title":"a"}', '{"title":1,"question":{"metric":{}}}']) {
      expect(watchedIn(text)).toBeUndefined();
    }
  });
});
