import { expect, test } from "vitest";
import { type Form, mended, orderOf, originOf, pageOf, placesOf, repeated, ruleOf, sameRules, shownLink, wantedLinks } from "./order";

const FORM: Form = {
  address: " https://shop.example/tents ",
  campaignMark: "",
  term: "",
  places: [
    { source: "instagramm", medium: "social" },
    { source: "", medium: " " },
    { source: "instagramm", medium: "story" },
  ],
  contents: "banner a\n\n  banner b \nbanner a\n",
};

test("an order leaves out empty places and lines, and says each content once", () => {
  const order = orderOf(FORM);
  expect(order).toEqual({
    address: "https://shop.example/tents",
    places: [
      { source: "instagramm", medium: "social" },
      { source: "instagramm", medium: "story" },
    ],
    contents: ["banner a", "banner b"],
  });
  expect(wantedLinks(order)).toBe(4);
  expect(wantedLinks({ ...order, contents: [] })).toBe(2);
});

test("a link's place and content are told by its number, as the server counts", () => {
  const order = orderOf(FORM);
  expect([0, 1, 2, 3].map((index) => originOf(order, index))).toEqual([
    { place: order.places[0], content: "banner a" },
    { place: order.places[0], content: "banner b" },
    { place: order.places[1], content: "banner a" },
    { place: order.places[1], content: "banner b" },
  ]);
});

test("the nearest value takes the place of what was given wherever it was given", () => {
  const order = orderOf(FORM);
  const problem = { code: "campaign.mark-not-allowed", text: "" };
  const places = mended(FORM, order, 3, { ...problem, mark: "source", nearest: "instagram" }).places;
  expect(places.map((place) => place.source)).toEqual(["instagram", "", "instagram"]);
  const contents = mended(FORM, order, 1, { ...problem, mark: "content", nearest: "banner-b" }).contents;
  expect(orderOf({ ...FORM, contents }).contents).toEqual(["banner a", "banner-b"]);
  expect(mended(FORM, order, 0, { ...problem, mark: "campaign" })).toBe(FORM);
});

test("places are read from lines with tabs, semicolons or commas", () => {
  expect(placesOf("google\tcpc\r\nnewsletter; email\n\nposter")).toEqual([
    { source: "google", medium: "cpc" },
    { source: "newsletter", medium: "email" },
    { source: "poster", medium: "" },
  ]);
});

test("without an address of a page the marks alone are seen", () => {
  const marks = { medium: "paid social", source: "ig" };
  expect(shownLink({ marks, problems: [] })).toBe("?utm_source=ig&utm_medium=paid%20social");
  expect(shownLink({ marks, problems: [], address: "https://a.example/?utm_source=ig" })).toBe("https://a.example/?utm_source=ig");
  expect(repeated([{ marks, problems: [] }, { marks: { source: "x" }, problems: [] }, { marks, problems: [] }])).toEqual(new Set([2]));
});

test("marks without a rule are free, but for what each link needs", () => {
  expect(ruleOf([], "source")).toMatchObject({ letterCase: "as-given", required: true, allowed: [] });
  expect(ruleOf([], "term").required).toBe(false);
  expect(sameRules([], [{ mark: "term", letterCase: "as-given", required: false }])).toBe(true);
  expect(sameRules([], [{ mark: "term", letterCase: "as-given", required: true }])).toBe(false);
});

test("of a link's address the page is seen, without its marks", () => {
  expect(pageOf("https://shop.example/tents?size=2&utm_source=a&utm_medium=b#top")).toBe("shop.example/tents?size=2#top");
  expect(pageOf("https://shop.example/?utm_source=a")).toBe("shop.example/");
});
