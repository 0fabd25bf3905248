import type { Settings, Windrose } from "./api";
import { guarded } from "./guard";
import { tracker } from "./tracker";

const script = document.currentScript as HTMLScriptElement | null;
const windrose = (window.windrose = window.windrose || ([] as unknown as NonNullable<Window["windrose"]>));

function load(file: string) {
  if (script) {
    const other = document.createElement("script");
    other.src = script.src.replace(/[^/]*$/, file);
    document.head.append(other);
  }
}

function begin(settings: Settings) {
  const host = settings.host || new URL(script!.src).origin;
  let measured = false;
  const measureVitals = () => {
    measured || load("vitals.js");
    measured = true;
  };
  const { page, track, identify, group, alias, consent, reset, vital } = tracker(settings, host, measureVitals);
  Object.assign(windrose, {
    page: guarded(page),
    track: guarded(track),
    identify: guarded(identify),
    group: guarded(group),
    alias: guarded(alias),
    consent: guarded(consent),
    reset: guarded(reset),
    vital: guarded(vital!),
  });
  for (const [name, ...given] of windrose.splice(0)) {
    (windrose[name as keyof Windrose] as (...given: unknown[]) => void)(...given);
  }
  if (typeof settings.consent === "function") {
    settings.consent(windrose.consent);
  } else if (typeof settings.consent === "string") {
    load("consent.js");
  }
}

windrose.start = guarded((settings: Settings) => {
  if (windrose.settings) {
    return;
  }
  if (!settings.writeKey) {
    throw new Error("start needs a writeKey");
  }
  windrose.settings = settings;
  // A page that is only prepared, in case the visitor comes, is not viewed yet.
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener("prerenderingchange", guarded(() => begin(settings)), { once: true });
  } else {
    begin(settings);
  }
});

// The snippet's calls: whatever came before `start` waits for it.
const start = windrose.findIndex(([name]) => name === "start");
if (start >= 0) {
  const [, settings] = windrose.splice(start, 1)[0]!;
  windrose.start(settings as Settings);
}
