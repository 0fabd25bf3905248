import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { door } from "./door.mjs";
import { built, open } from "./page.mjs";

const AGREED = { consent: { analytics: true, marketing: false } };

async function withDoor(t) {
  const opened = await door();
  t.after(() => opened.close());
  return opened;
}

const names = (events) => events.map(({ type, event, name }) => event ?? name ?? type);
const stored = (page, prefix) => Object.keys(page.storage()).filter((key) => key.startsWith(prefix));

for (const name of ["windrose.js", "vitals.js"]) {
  test(`${name} is at most 4 KB as it travels`, () => {
    const bytes = gzipSync(built(name), { level: 9 }).length;
    assert.ok(bytes <= 4096, `${name} has ${bytes} bytes of gzip`);
  });
}

test("is put into a page by the lines that the guide shows", () => {
  const guide = readFileSync(new URL("../../docs/guides/tracker.md", import.meta.url), "utf8");
  assert.ok(guide.includes("```html\n" + built("snippet.html") + "```"));
});

test("sends a page view as the door expects it", async (t) => {
  const shop = await withDoor(t);
  open(shop, {}, { url: "https://shop.example/?utm_source=news&gclid=x1#part", referrer: "https://search.example/" });
  const [page] = await shop.taken(1);
  assert.equal(page.type, "page");
  assert.deepEqual(page.context.page, {
    url: "https://shop.example/?utm_source=news&gclid=x1",
    referrer: "https://search.example/",
    title: "Shop",
  });
  assert.match(page.messageId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(!("anonymousId" in page || "userId" in page || "sessionId" in page.context || "internal" in page.context));
  const [{ path, headers, body }] = shop.requests;
  assert.equal(path, "/v1/batch");
  assert.match(headers["content-type"], /^text\/plain/);
  assert.equal(headers.authorization, undefined);
  assert.equal(body.writeKey, "key");
  assert.equal(body.context.locale, "en-US");
  assert.ok(Date.parse(body.sentAt) >= Date.parse(page.timestamp));
});

test("tells of groups and of ids that are one person", async (t) => {
  const shop = await withDoor(t);
  const { windrose } = open(shop, { pages: false });
  windrose.group("acme", { seats: 3 });
  windrose.alias("ada", "shop-7");
  const [group, alias] = await shop.taken(2);
  assert.deepEqual([group.type, group.groupId, group.traits], ["group", "acme", { seats: 3 }]);
  assert.deepEqual([alias.type, alias.userId, alias.previousId], ["alias", "ada", "shop-7"]);
});

test("takes up the calls that were made before it was loaded", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop);
  page.window.eval("delete window.windrose");
  const snippet = built("snippet.html").toString().replace(/<\/?script>/g, "");
  page.window.eval(snippet.replace("SCRIPT", "https://cdn.example/windrose.js").replace("windrose.start", "void "));
  assert.equal(page.document.querySelector("script").src, "https://cdn.example/windrose.js");
  const early = page.window.windrose;
  early.track("Before Start");
  early.start({ writeKey: "key", host: shop.url });
  early.identify("ada", { plan: "pro" });
  page.run("windrose.js");
  early.track("After");
  assert.deepEqual(names(await shop.taken(4)), ["page", "Before Start", "identify", "After"]);
  assert.deepEqual(shop.events()[2].traits, { plan: "pro" });
  assert.equal(shop.events()[3].userId, "ada");
});

test("views each route of a single page once, before what happens on it", async (t) => {
  const shop = await withDoor(t);
  const { window, windrose, document } = open(shop, {});
  window.history.pushState({}, "", "/shoes?size=40");
  windrose.track("At Once");
  window.history.pushState({}, "", "#reviews");
  windrose.track("Reading");
  window.history.replaceState({}, "", "/shoes?size=41");
  window.history.pushState({}, "", "/cart");
  document.title = "Cart";
  const events = await shop.taken(5);
  assert.deepEqual(
    events.map(({ type, context: { page } }) => [type, page.url.slice(20), page.referrer.slice(20), page.title]),
    [
      ["page", "/", "", "Shop"],
      ["page", "/shoes?size=40", "/", "Shop"],
      ["track", "/shoes?size=40", "/", "Shop"],
      ["track", "/shoes?size=40", "/", "Shop"],
      ["page", "/cart", "/shoes?size=40", "Cart"],
    ],
  );
});

test("stores nothing in the browser while nobody was asked", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, { cookie: true });
  page.windrose.identify("ada");
  const events = await shop.taken(2);
  assert.ok(events.every((event) => !("anonymousId" in event || "sessionId" in event.context)));
  assert.deepEqual(events.map(({ userId }) => userId), [undefined, "ada"]);
  assert.deepEqual(page.storage(), {});
  assert.equal(page.document.cookie, "");
});

test("keeps the visitor for later pages where consent allows, without a cookie", async (t) => {
  const shop = await withDoor(t);
  const first = open(shop, AGREED);
  first.windrose.identify(7);
  const [before] = await shop.taken(2);
  const second = open(shop, AGREED, { storage: { windrose: first.storage().windrose } });
  const after = (await shop.taken(3))[2];
  assert.equal(after.anonymousId, before.anonymousId);
  assert.equal(after.context.sessionId, before.context.sessionId);
  assert.equal(after.userId, 7);
  assert.deepEqual(after.context.consent, { analytics: true, marketing: false });
  assert.equal(second.document.cookie, "");

  second.windrose.reset();
  second.windrose.track("Signed Out");
  const other = (await shop.taken(4))[3];
  assert.notEqual(other.anonymousId, before.anonymousId);
  assert.ok(!("userId" in other));
});

test("gives no id any more when the consent to keep one is withdrawn", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, AGREED);
  page.windrose.consent({ analytics: undefined });
  page.windrose.track("Anonymous");
  const [before, after] = await shop.taken(2);
  assert.ok(before.anonymousId && before.context.sessionId);
  assert.ok(!("anonymousId" in after || "sessionId" in after.context));
});

test("marks the browser of somebody of the company by a link, until another takes it away", async (t) => {
  const shop = await withDoor(t);
  const marked = open(shop, {}, { url: "https://shop.example/?windrose-internal=true" });
  assert.deepEqual(marked.storage(), { "windrose-internal": "true" });
  await shop.taken(1);
  open(shop, {}, { storage: marked.storage() });
  await shop.taken(2);
  const freed = open(shop, {}, { url: "https://shop.example/?windrose-internal=false", storage: marked.storage() });
  assert.deepEqual(freed.storage(), {});
  const events = await shop.taken(3);
  assert.deepEqual(events.map(({ context }) => context.internal), [true, true, undefined]);
});

test("begins a session anew after half an hour", async (t) => {
  const shop = await withDoor(t);
  const first = open(shop, AGREED);
  const [before] = await shop.taken(1);
  const kept = JSON.parse(first.storage().windrose);
  const storage = { windrose: JSON.stringify({ ...kept, seen: kept.seen - 31 * 60_000 }) };
  open(shop, AGREED, { storage });
  const [, after] = await shop.taken(2);
  assert.equal(after.anonymousId, before.anonymousId);
  assert.notEqual(after.context.sessionId, before.context.sessionId);
});

test("keeps the visitor in one cookie when asked to", async (t) => {
  const shop = await withDoor(t);
  const first = open(shop, { ...AGREED, cookie: true });
  await shop.taken(1);
  assert.match(first.document.cookie, /^windrose=[^;]+$/);
  assert.equal(first.storage().windrose, undefined);
  const second = open(shop, { ...AGREED, cookie: true }, { cookie: first.document.cookie });
  const [before, after] = await shop.taken(2);
  assert.equal(after.anonymousId, before.anonymousId);
  second.windrose.consent({ analytics: false });
  assert.equal(second.document.cookie, "");
});

test("holds everything until the callback answers", async (t) => {
  const shop = await withDoor(t);
  let answer;
  const page = open(shop, { consent: (given) => (answer = given) });
  page.windrose.track("Early");
  assert.deepEqual(page.storage(), {});
  answer({ analytics: true });
  page.windrose.track("Late");
  const events = await shop.taken(3);
  assert.equal(shop.requests.length, 1);
  assert.deepEqual(names(events), ["page", "Early", "Late"]);
  assert.deepEqual(events[0].context.consent, { analytics: true });
});

test("sends and keeps nothing after a refusal, and starts again after an agreement", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, AGREED);
  await shop.taken(1);
  page.windrose.track("Waiting");
  page.windrose.consent({ analytics: false });
  page.windrose.track("Refused");
  assert.deepEqual(page.storage(), {});
  page.windrose.consent({ analytics: true });
  page.windrose.track("Agreed");
  assert.deepEqual(names(await shop.taken(2)), ["page", "Agreed"]);
});

test("refuses marketing for a browser with Global Privacy Control, whatever was answered", async (t) => {
  const shop = await withDoor(t);
  open(shop, { consent: { analytics: true, marketing: true } }, { navigator: { globalPrivacyControl: true } });
  const [page] = await shop.taken(1);
  assert.deepEqual(page.context.consent, { analytics: true, marketing: false });
});

test("does with Do Not Track what the server would", async (t) => {
  const shop = await withDoor(t);
  const navigator = { doNotTrack: "1" };
  open(shop, { doNotTrack: "refuses-analytics", consent: { analytics: true } }, { navigator });
  open(shop, { doNotTrack: "refuses-marketing", consent: { marketing: true } }, { navigator });
  open(shop, { consent: { marketing: true } }, { navigator });
  const events = await shop.taken(2);
  const answers = events.map(({ context }) => context.consent.marketing).sort();
  assert.deepEqual(answers, [false, true]);
});

const LINKS = `<!doctype html><title>Shop</title><body>
  <a id="own" href="/cart">Cart</a> <a id="out" href="https://partner.example/a?mail=ada@example.com"><b>Partner</b></a>
  <a id="file" href="/list.PDF?v=2">List</a> <a id="mail" href="mailto:a@shop.example">Mail</a>
  <form id="order" name="checkout"><input name="id"><input name="card" value="4111"><button>Order</button></form>`;

function act(page) {
  for (const type of ["click", "submit"]) {
    page.window.addEventListener(type, (event) => event.preventDefault());
  }
  page.document.querySelectorAll("a").forEach((link) => (link.querySelector("b") ?? link).click());
  page.document.querySelector("form").requestSubmit();
  Object.defineProperty(page.document.documentElement, "scrollHeight", { value: 3_000 });
  page.window.scrollY = 1_600;
  page.window.dispatchEvent(new page.window.Event("scroll"));
  page.windrose.track("Last");
}

test("sees outbound links, downloads and submitted forms, without what was typed", async (t) => {
  const shop = await withDoor(t);
  act(open(shop, {}, { html: LINKS }));
  const events = (await shop.taken(5)).slice(1, 4);
  assert.deepEqual(
    events.map(({ event, properties }) => [event, properties]),
    [
      ["Outbound Link Clicked", { url: "https://partner.example/a" }],
      ["File Downloaded", { url: "https://shop.example/list.PDF" }],
      ["Form Submitted", { id: "order", name: "checkout" }],
    ],
  );
});

test("watches only what is asked for", async (t) => {
  const shop = await withDoor(t);
  act(open(shop, { pages: false, links: false, downloads: false, forms: false, scroll: true }, { html: LINKS }));
  const events = await shop.taken(4);
  assert.deepEqual(
    events.map(({ event, properties }) => [event, properties?.depth]),
    [
      ["Page Scrolled", 25],
      ["Page Scrolled", 50],
      ["Page Scrolled", 75],
      ["Last", undefined],
    ],
  );
});

/** A page that has the focus, on a clock that the test sets. */
function read(shop, settings) {
  const page = open(shop);
  const { window, document } = page;
  let now = Date.now();
  let focused = true;
  let visible = true;
  window.Date.now = () => now;
  document.hasFocus = () => focused;
  Object.defineProperty(document, "visibilityState", { get: () => (visible ? "visible" : "hidden") });
  Object.defineProperty(document.documentElement, "scrollHeight", { value: 3_072 });
  window.windrose.start({ writeKey: "key", host: shop.url, ...settings });
  const sign = (name) => window.dispatchEvent(new window.Event(name));
  return {
    ...page,
    wait: (seconds) => (now += seconds * 1_000),
    sign,
    focus(given) {
      focused = given;
      sign(given ? "focus" : "blur");
    },
    show(given) {
      visible = given;
      document.dispatchEvent(new window.Event("visibilitychange"));
    },
  };
}

const left = (events) =>
  events
    .filter(({ event }) => event === "Page Left")
    .map(({ properties, context }) => [context.page.url.slice(20), properties.engaged_seconds, properties.scroll_depth]);

test("tells for how long a page had its reader's attention, and how much of it was seen", async (t) => {
  const shop = await withDoor(t);
  const page = read(shop, {});
  page.wait(12);
  page.focus(false);
  page.wait(300);
  page.focus(true);
  page.wait(3);
  page.window.scrollY = 768;
  page.sign("scroll");
  page.window.scrollY = 0;
  page.wait(2.3);
  page.show(false);
  assert.deepEqual(left(await shop.taken(2)), [["/", 17.3, 50]]);
  page.wait(600);
  page.show(true);
  page.wait(5);
  await page.leave();
  assert.deepEqual(left(await shop.taken(3)), [["/", 17.3, 50], ["/", 5, 50]]);
  assert.ok(shop.events().every(({ type, event }) => type === (event ? "track" : "page")));
});

test("each route of a single page has an attention of its own", async (t) => {
  const shop = await withDoor(t);
  const page = read(shop, {});
  page.wait(4);
  page.window.history.pushState({}, "", "/shoes");
  page.windrose.track("At Once");
  page.wait(6);
  await page.leave();
  const events = await shop.taken(5);
  assert.deepEqual(names(events), ["page", "Page Left", "page", "At Once", "Page Left"]);
  assert.deepEqual(left(events), [["/", 4, 25], ["/shoes", 6, 25]]);
});

test("attention ends a minute after the last sign of it", async (t) => {
  const shop = await withDoor(t);
  const page = read(shop, {});
  page.wait(10);
  page.sign("keydown");
  page.wait(900);
  await page.leave();
  assert.deepEqual(left(await shop.taken(2)), [["/", 70, 25]]);
});

test("neither a glance nor who returns after the session is told of", async (t) => {
  const shop = await withDoor(t);
  const page = read(shop, {});
  page.wait(0.9);
  page.show(false);
  page.wait(31 * 60);
  page.show(true);
  page.wait(20);
  page.show(false);
  page.windrose.track("Last");
  assert.deepEqual(names(await shop.taken(2)), ["page", "Last"]);
});

test("attention is not measured where it is not wanted, nor after a refusal", async (t) => {
  const shop = await withDoor(t);
  const unwanted = read(shop, { engagement: false });
  unwanted.wait(10);
  await unwanted.leave();
  const refused = read(shop, { consent: { analytics: false } });
  refused.wait(10);
  await refused.leave();
  assert.deepEqual(names(await shop.taken(1)), ["page"]);
});

for (const status of [429, 500, 503]) {
  test(`sends again with the same message id after ${status}`, async (t) => {
    const shop = await withDoor(t);
    shop.answer(status, status);
    open(shop, {});
    await shop.taken(1);
    const ids = shop.requests.map(({ body }) => body.batch.map(({ messageId }) => messageId));
    assert.equal(ids.length, 3);
    assert.deepEqual(ids[1], ids[0]);
    assert.deepEqual(ids[2], ids[0]);
  });
}

for (const status of [400, 401, 413]) {
  test(`gives an event up after ${status}`, async (t) => {
    const shop = await withDoor(t);
    shop.answer(status);
    const page = open(shop, AGREED);
    await shop.asked(1);
    page.windrose.track("Next");
    assert.deepEqual(names(await shop.taken(1)), ["Next"]);
    assert.equal(shop.requests.length, 2);
  });
}

test("keeps what happens offline over a reload, and sends it once when online", async (t) => {
  const shop = await withDoor(t);
  const offline = { fetch: () => Promise.reject(new TypeError("offline")) };
  const first = open(shop, AGREED, { window: offline });
  for (let position = 1; position < 10; position++) {
    first.windrose.track("Offline", { position });
  }
  const storage = first.storage();
  first.kill();

  const second = open(shop, AGREED, { storage, window: offline });
  second.windrose.track("Offline", { position: 10 });
  second.window.fetch = fetch;
  second.window.AbortSignal.timeout = undefined;
  second.window.dispatchEvent(new second.window.Event("online"));
  const events = await shop.taken(12);
  assert.deepEqual(
    events.map(({ properties }) => properties?.position ?? "page"),
    ["page", 1, 2, 3, 4, 5, 6, 7, 8, 9, "page", 10],
  );
  second.windrose.track("Online");
  await shop.taken(13);
  assert.equal(new Set(shop.events().map(({ messageId }) => messageId)).size, 13);
  assert.equal(shop.events().length, 13);
});

test("keeps at most 200 events, the newest, and none for over a week", async (t) => {
  const shop = await withDoor(t);
  const week = Date.now() - 8 * 86_400_000;
  const page = open(shop, AGREED, {
    window: { fetch: () => Promise.reject(new TypeError("offline")) },
    storage: { [`windrose.event.${week}.old`]: '{"type":"track","event":"Old"}' },
  });
  for (let position = 1; position <= 250; position++) {
    page.windrose.track("Tried", { position });
  }
  const kept = stored(page, "windrose.event.").map((key) => JSON.parse(page.storage()[key]).properties.position);
  assert.deepEqual(kept.sort((one, other) => one - other), Array.from({ length: 200 }, (_, index) => index + 51));
});

test("cuts what is waiting into requests that may outlive the page", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, { pages: false });
  for (let position = 1; position <= 150; position++) {
    page.windrose.track("Long", { position, text: "ü".repeat(500) });
  }
  const events = await shop.taken(150);
  assert.deepEqual(events.map(({ properties }) => properties.position), Array.from({ length: 150 }, (_, at) => at + 1));
  assert.ok(shop.requests.length > 3);
  for (const { headers } of shop.requests) {
    assert.ok(+headers["content-length"] < 65_536);
  }
});

test("sends the rest by a beacon when the page is left", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, {});
  page.windrose.track("Last Click");
  await page.leave();
  assert.deepEqual(names(await shop.taken(2)), ["page", "Last Click"]);
  assert.match(shop.requests[0].headers["content-type"], /^text\/plain/);
  assert.equal(shop.requests[0].body.writeKey, "key");
});

test("lets the next page send again what only a beacon took, with the same message id", async (t) => {
  const shop = await withDoor(t);
  const first = open(shop, AGREED);
  await first.leave();
  open(shop, { ...AGREED, pages: false }, { storage: first.storage() });
  const [beacon, again] = await shop.taken(2);
  assert.equal(again.messageId, beacon.messageId);
});

test("lets the site change or discard an event before it is kept", async (t) => {
  const shop = await withDoor(t);
  const before = (event) => {
    event.context.page.url = event.context.page.url.replace(/token=[^&]*/, "token=");
    return event.event !== "Secret";
  };
  const page = open(shop, { before }, { url: "https://shop.example/reset?token=abc" });
  page.windrose.track("Secret");
  page.windrose.track("Open");
  const events = await shop.taken(2);
  assert.deepEqual(names(events), ["page", "Open"]);
  assert.equal(events[0].context.page.url, "https://shop.example/reset?token=");
});

test("does not break the site by a mistake in a call", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, {});
  const circle = {};
  circle.self = circle;
  page.windrose.track("Circle", circle);
  page.windrose.track("Good");
  assert.deepEqual(names(await shop.taken(2)), ["page", "Good"]);
  assert.equal(page.errors.length, 1);
  assert.match(page.errors[0], /^windrose:/);
});

test("keeps what is held from the site's later changes, and from each other's mistakes", async (t) => {
  const shop = await withDoor(t);
  let answer;
  const before = ({ event }) => {
    if (event === "Wrong") {
      throw new Error("a mistake in the site");
    }
  };
  const page = open(shop, { before, consent: (given) => (answer = given) });
  const product = { sku: "s1" };
  page.windrose.track("Wrong");
  page.windrose.track("Viewed", product);
  product.sku = "s2";
  answer({ analytics: true });
  const events = await shop.taken(2);
  assert.deepEqual(names(events), ["page", "Viewed"]);
  assert.equal(events[1].properties.sku, "s1");
  assert.equal(page.errors.length, 1);
});

test("says what is missing when it is started without a key", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop, { writeKey: "" });
  assert.match(page.errors[0], /writeKey/);
});

test("works where the browser's storage is forbidden", async (t) => {
  const shop = await withDoor(t);
  const page = open(shop);
  Object.defineProperty(page.window, "localStorage", {
    get() {
      throw new Error("forbidden");
    },
  });
  page.windrose.start({ writeKey: "key", host: shop.url, ...AGREED });
  page.windrose.track("Kept In Memory");
  const [one, other] = await shop.taken(2);
  assert.equal(one.anonymousId, other.anonymousId);
});
