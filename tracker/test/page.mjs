// A page in jsdom, with the built script in it and Node's own fetch. Timers run a hundred times as fast.
import { readFileSync } from "node:fs";
import { JSDOM, VirtualConsole } from "jsdom";

const folder = new URL("../target/classes/io/windrose/tracker/", import.meta.url);
export const built = (name) => readFileSync(new URL(name, folder));

const SPEED = 100;

export function open(door, settings, given = {}) {
  const { url = "https://shop.example/", referrer, html = "<!doctype html><title>Shop</title><body>" } = given;
  const errors = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error) => errors.push(error));
  virtualConsole.on("error", (...words) => errors.push(words.join(" ")));
  const dom = new JSDOM(html, { url, referrer, runScripts: "outside-only", pretendToBeVisual: true, virtualConsole });
  const { window } = dom;
  door.pages.push(window);
  const setTimeout = window.setTimeout.bind(window);
  const beacons = [];
  Object.assign(window, {
    // jsdom's signals are not Node's.
    fetch: (address, options) => fetch(address, { ...options, signal: undefined }),
    setTimeout: (call, pause = 0) => setTimeout(call, pause / SPEED),
    ...given.window,
  });
  Object.assign(window.navigator, {
    sendBeacon(address, body) {
      beacons.push(fetch(address, { method: "POST", body }));
      return true;
    },
    ...given.navigator,
  });
  for (const [key, value] of Object.entries(given.storage ?? {})) {
    window.localStorage.setItem(key, value);
  }
  if (given.cookie) {
    window.document.cookie = given.cookie;
  }
  const run = (name) => window.eval(built(name).toString());
  run("windrose.js");
  if (settings) {
    window.windrose.start({ writeKey: "key", host: door.url, ...settings });
  }
  return {
    window,
    document: window.document,
    windrose: window.windrose,
    errors,
    run,
    storage: () => ({ ...window.localStorage }),
    /** As when the visitor goes elsewhere. What is under way still arrives. */
    async leave() {
      window.dispatchEvent(new window.Event("pagehide"));
      await Promise.all(beacons);
    },
    /** As when the browser is closed at once: nothing more happens in the page. */
    kill() {
      window.fetch = () => new Promise(() => {});
      window.close();
    },
  };
}
