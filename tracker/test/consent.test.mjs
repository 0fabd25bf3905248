import assert from "node:assert/strict";
import { test } from "node:test";
import { door } from "./door.mjs";
import { built, open } from "./page.mjs";

async function withDoor(t) {
  const opened = await door();
  t.after(() => opened.close());
  return opened;
}

/** A page of a site that asks by this way, once the second file is there. */
function asking(shop, consent, { banner, ...given } = {}) {
  const page = open(shop, { consent, ...(banner && { banner }) }, { url: "https://shop.example/", ...given });
  page.run("consent.js");
  return page;
}

const host = (page) => page.document.querySelector("windrose-consent");
const inside = (page, selector) => [...host(page).shadowRoot.querySelectorAll(selector)];
const button = (page, text) => inside(page, "button").find(({ textContent }) => textContent === text);

test("asks in a labelled dialog that the first step of the Tab key reaches, and steals no focus", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner");
  const [dialog] = inside(page, "[role=dialog]");
  for (const attribute of ["aria-labelledby", "aria-describedby"]) {
    assert.ok(host(page).shadowRoot.getElementById(dialog.getAttribute(attribute)).textContent);
  }
  assert.equal(page.document.body.firstElementChild, host(page));
  assert.equal(page.document.activeElement, page.document.body);
  inside(page, "input").forEach((box) => assert.ok(box.closest("label").textContent));
});

test("gives refusing and agreeing the same look and no preset answer", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner");
  const [, refuse, accept] = inside(page, "button");
  assert.deepEqual([refuse.textContent, accept.textContent], ["Refuse all", "Accept all"]);
  assert.equal(refuse.parentElement, accept.parentElement);
  for (const one of [refuse, accept]) {
    assert.deepEqual(one.getAttributeNames(), ["type"]);
  }
  assert.doesNotMatch(built("consent.js").toString(), /button(:nth|:first|:last|\.|#)/);
  assert.ok(inside(page, "input").every(({ checked }) => !checked));
});

test("has the contrast that WCAG 2.2 AA asks for, in light and dark", () => {
  const light = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const luminance = (colour) =>
    light(
      colour.match(/[0-9A-F]{2}/g).map((part) => {
        const share = parseInt(part, 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }),
    );
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const themes = [...built("consent.js").toString().matchAll(/:host \{([^}]*)\}/g)].map(([, theme]) =>
    Object.fromEntries([...theme.matchAll(/--(\w+): #([0-9A-F]{6})/g)].map(([, name, colour]) => [name, colour])),
  );
  assert.equal(themes.length, 2);
  for (const { ink, paper, sea, line } of themes) {
    assert.ok(contrast(ink, paper) >= 4.5);
    assert.ok(contrast(sea, paper) >= 4.5);
    assert.ok(contrast(line, paper) >= 3);
  }
});

test("sends nothing before the answer, and all of it after an agreement", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner");
  page.windrose.track("Looked");
  assert.deepEqual(page.storage(), {});
  button(page, "Accept all").click();
  assert.equal(host(page), null);
  const events = await shop.taken(2);
  assert.deepEqual(events[0].context.consent, { analytics: true, marketing: true });
  assert.equal(shop.requests.length, 1);
});

test("remembers a refusal, and discards what was held", async (t) => {
  const shop = await withDoor(t);
  const first = asking(shop, "banner");
  button(first, "Refuse all").click();
  assert.deepEqual(Object.keys(first.storage()), ["windrose.consent"]);
  const second = asking(shop, "banner", { storage: first.storage() });
  assert.equal(host(second), null);
  second.windrose.track("Refused Too");
  second.windrose.consent({ analytics: true });
  second.windrose.track("Agreed");
  assert.deepEqual((await shop.taken(1)).map(({ event }) => event), ["Agreed"]);
});

test("takes a choice by purpose", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner");
  inside(page, "input")[0].click();
  button(page, "Save choice").click();
  const [event] = await shop.taken(1);
  assert.deepEqual(event.context.consent, { analytics: true, marketing: false });
});

test("asks again when the answer is old, or when a purpose is new", async (t) => {
  const shop = await withDoor(t);
  const answers = { analytics: false, marketing: false };
  const kept = (at) => ({ "windrose.consent": JSON.stringify({ answers, at }) });
  const day = 86_400_000;
  assert.equal(host(asking(shop, "banner", { storage: kept(Date.now() - 179 * day) })), null);
  assert.ok(host(asking(shop, "banner", { storage: kept(Date.now() - 181 * day) })));
  const banner = { purposes: ["analytics", "marketing", "functional"] };
  assert.ok(host(asking(shop, "banner", { storage: kept(Date.now()), banner })));
});

test("heeds an answer that was given in another page of the site", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner");
  const answers = { analytics: true, marketing: false };
  page.window.localStorage.setItem("windrose.consent", JSON.stringify({ answers, at: Date.now() }));
  page.window.dispatchEvent(new page.window.StorageEvent("storage", { key: "windrose.consent" }));
  assert.equal(host(page), null);
  assert.deepEqual((await shop.taken(1))[0].context.consent, answers);
});

test("opens again when asked, with the answer in it, and gives the focus back", async (t) => {
  const shop = await withDoor(t);
  const html = "<!doctype html><title>Shop</title><body><button id=privacy>Privacy</button>";
  const page = asking(shop, "banner", { html });
  button(page, "Accept all").click();
  page.document.getElementById("privacy").focus();
  page.windrose.ask();
  assert.equal(host(page).shadowRoot.activeElement.id, "title");
  assert.ok(inside(page, "input").every(({ checked }) => checked));
  const escape = new page.window.KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  inside(page, "h2")[0].dispatchEvent(escape);
  assert.equal(host(page), null);
  assert.equal(page.document.activeElement.id, "privacy");
});

test("speaks the page's language, and the site's own words", async (t) => {
  const shop = await withDoor(t);
  const german = asking(shop, "banner", { html: '<!doctype html><html lang="de-AT"><title>Laden</title><body>' });
  assert.ok(button(german, "Alles ablehnen"));
  assert.equal(host(german).lang, "de");
  const unknown = asking(shop, "banner", { html: '<!doctype html><html lang="fi"><title>Kauppa</title><body>' });
  assert.equal(host(unknown).lang, "en");
  const texts = { fi: { accept: "Hyväksy kaikki" }, en: { title: "Cookies? None." } };
  const own = asking(shop, "banner", { banner: { language: "fi", texts, privacyUrl: "/privacy" } });
  assert.ok(button(own, "Hyväksy kaikki"));
  assert.ok(button(own, "Refuse all"));
  assert.equal(inside(own, "a")[0].getAttribute("href"), "/privacy");
});

test("leaves marketing off, and says why, where the browser has Global Privacy Control", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "banner", { navigator: { globalPrivacyControl: true } });
  assert.match(inside(page, "#body")[0].textContent, /Your browser asks/);
  assert.deepEqual(inside(page, "input").map(({ disabled }) => disabled), [false, true]);
  button(page, "Accept all").click();
  assert.deepEqual(JSON.parse(page.storage()["windrose.consent"]).answers, { analytics: true, marketing: false });
});

/** A platform that says these things one after another, as soon as somebody listens. */
const platform = (...said) => ({ __tcfapi: (_command, _version, hear) => said.forEach((data) => hear(data, true)) });
const purposes = (...agreed) => Object.fromEntries(agreed.map((purpose) => [purpose, true]));

async function answered(t, consent, window) {
  const shop = await withDoor(t);
  asking(shop, consent, { window });
  return (await shop.taken(1))[0].context.consent;
}

test("reads an agreement from a TCF platform, once the visitor gave it", async (t) => {
  const shown = { eventStatus: "cmpuishown", gdprApplies: true, purpose: { consents: purposes(1, 3, 4, 8, 9) } };
  const done = { ...shown, eventStatus: "useractioncomplete", purpose: { consents: purposes(1, 8, 9) } };
  assert.deepEqual(await answered(t, "tcf", platform(shown, done)), { analytics: true, marketing: false });
});

test("prefers what the publisher itself asked for", async (t) => {
  const data = { eventStatus: "tcloaded", purpose: { consents: purposes(1) } };
  const own = { ...data, publisher: { consents: purposes(1, 3, 4, 8, 9) } };
  assert.deepEqual(await answered(t, "tcf", platform(own)), { analytics: true, marketing: true });
});

test("takes nothing as asked where TCF says that the GDPR does not apply", async (t) => {
  const data = { eventStatus: "tcloaded", gdprApplies: false, purpose: { consents: {} } };
  assert.deepEqual(await answered(t, "tcf", platform(data)), {});
});

test("sends nothing after a refusal on a TCF platform, which may come late and be changed", async (t) => {
  const shop = await withDoor(t);
  const page = asking(shop, "tcf");
  page.windrose.track("Refused");
  const heard = new Promise((resolve) => {
    page.window.__tcfapi = (_command, _version, hear) => resolve(hear);
  });
  const hear = await heard;
  hear({ eventStatus: "tcloaded", purpose: { consents: {} } }, true);
  hear({ eventStatus: "useractioncomplete", purpose: { consents: purposes(1, 8, 9) } }, true);
  page.windrose.track("Agreed");
  assert.deepEqual((await shop.taken(1)).map(({ event }) => event), ["Agreed"]);
});

/** Older platforms name themselves without saying how they are. */
const signal = (...pings) => ({
  __gpp: (_command, hear) => [undefined, ...pings].forEach((pingData) => hear({ eventName: "signalStatus", pingData }, true)),
});

for (const [what, section, consent] of [
  ["an objection to selling", { SaleOptOut: 1, SharingOptOut: 2 }, { marketing: false }],
  ["no objection", { SaleOptOut: 2, TargetedAdvertisingOptOut: 2 }, { marketing: true }],
  ["a section in parts", [{ SaleOptOut: 2 }, { Gpc: true }], { marketing: false }],
]) {
  test(`reads ${what} from a GPP platform`, async (t) => {
    const waiting = { signalStatus: "not ready", parsedSections: {} };
    const ready = { signalStatus: "ready", parsedSections: { usnat: section } };
    assert.deepEqual(await answered(t, "gpp", signal(waiting, ready)), consent);
  });
}

test("reads the European section from a GPP platform", async (t) => {
  const PurposeConsents = [true, false, true, true, false, false, false, true, true];
  const ready = { signalStatus: "ready", parsedSections: { tcfeuv2: [{ PurposeConsents }] } };
  assert.deepEqual(await answered(t, "gpp", signal(ready)), { analytics: true, marketing: true });
});
