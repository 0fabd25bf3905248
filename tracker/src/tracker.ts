import type { Answers, Message, Properties, Settings, Windrose } from "./api";
import { attention } from "./attention";
import { delivery } from "./delivery";
import { guarded } from "./guard";
import { newId } from "./ids";
import { MOST_EVENTS, queue } from "./queue";
import { read, remove, write } from "./storage";
import { SESSION_PAUSE, visitor } from "./visitor";
import { watch } from "./watch";

const INTERNAL = "windrose-internal";

/** Without the fragment: the door does not read it, and some sites put secrets there. */
const address = () => location.href.split("#")[0]!;

/** What the browser says for its visitor, over any answer; the door judges the same by the headers. */
function signals(settings: Settings): Answers {
  const found: Answers = {};
  const browser: Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null } = navigator;
  const doNotTrack = browser.doNotTrack === "1" && settings.doNotTrack;
  if (browser.globalPrivacyControl || doNotTrack === "refuses-marketing") {
    found.marketing = false;
  }
  if (doNotTrack === "refuses-analytics") {
    found.analytics = false;
  }
  return found;
}

/** A link marks the browser of somebody of the company, or takes the mark away; it says nothing of anybody else. */
function isInternal(): true | undefined {
  const asked = new URLSearchParams(location.search).get(INTERNAL);
  asked === "true" ? write(INTERNAL, asked) : asked && remove(INTERNAL);
  return asked === "true" || read(INTERNAL) ? true : undefined;
}

/** @param measureVitals called when it is known that the visitor may be measured */
export function tracker(settings: Settings, host: string, measureVitals: () => void): Omit<Windrose, "start"> {
  const signalled = signals(settings);
  const internal = isInternal();
  const who = visitor(settings.cookie);
  const events = queue();
  // Before the delivery's own listeners, so that it takes along what is told here.
  addEventListener("pagehide", arrive);
  const leave =
    settings.engagement === false
      ? () => {}
      : attention((engaged_seconds, scroll_depth) =>
          guarded(aside)("Page Left", { engaged_seconds, scroll_depth }, viewed),
        );
  const sendSoon = delivery(host + "/v1/batch", settings.writeKey, events);
  let answers = signalled;
  let unanswered: Message[] | undefined = [];
  let referrer = document.referrer;
  let here = address();
  let moved = false;
  let viewed = place();
  let told = Date.now();
  const loaded = viewed;

  function consent(given: Answers) {
    answers = { ...answers, ...given, ...signalled };
    who.allow(answers.analytics);
    events.allow(answers.analytics);
    const held = unanswered;
    unanswered = undefined;
    held?.forEach(guarded(keep));
    sendSoon();
    if (answers.analytics !== false && settings.vitals !== false) {
      measureVitals();
    }
  }

  function keep(event: Message) {
    if (unanswered) {
      // The first ones say where the visitor came from.
      unanswered.length < MOST_EVENTS && unanswered.push(event);
    } else if (answers.analytics !== false) {
      const { anonymousId, userId, sessionId } = who.now(event.userId);
      Object.assign(event, { anonymousId, userId });
      Object.assign(event.context, { sessionId, internal, consent: answers });
      if (settings.before?.(event) !== false) {
        events.add(event.messageId, JSON.stringify(event));
        sendSoon();
      }
    }
  }

  function place(): Properties {
    return { url: address(), referrer, title: document.title };
  }

  function emit(type: Message["type"], fields: Partial<Message>, page?: Properties) {
    if (!page) {
      arrive();
    }
    told = Date.now();
    const event: Message = {
      type,
      ...fields,
      messageId: newId(),
      timestamp: new Date().toISOString(),
      context: { page: page || place() },
    };
    // As it is now: the site may change its objects before the event is sent.
    keep(JSON.parse(JSON.stringify(event)));
  }

  function page(name?: string, properties?: Properties) {
    moved = false;
    const url = address();
    if (url !== here) {
      referrer = here;
      here = url;
    }
    anew();
    leave();
    viewed = place();
    emit("page", { name, properties }, viewed);
  }

  /** What nobody did: it is of a page that was viewed, and begins no session. */
  function aside(event: string, properties: Properties, page: Properties) {
    if (Date.now() - told < SESSION_PAUSE) {
      emit("track", { event, properties }, page);
    }
  }

  const track = (event: string, properties?: Properties) => emit("track", { event, properties });

  /** A route that was pushed is viewed when its title is set, and before what is done on it. */
  function arrive() {
    if (moved) {
      moved = false;
      address() !== here && page();
    }
  }

  function followRoutes() {
    const push = history.pushState;
    const go = () => {
      moved = true;
      setTimeout(arrive);
    };
    history.pushState = function (...state) {
      push.apply(this, state);
      go();
    };
    addEventListener("popstate", go);
    addEventListener("pageshow", (event) => event.persisted && page());
    page();
  }

  const anew = watch(settings, guarded(track));
  if (settings.pages !== false) {
    followRoutes();
  }
  if (typeof settings.consent !== "string" && typeof settings.consent !== "function") {
    consent(settings.consent || {});
  }
  return {
    page,
    track,
    consent,
    identify: (userId, traits) => emit("identify", { userId, traits }),
    group: (groupId, traits) => emit("group", { groupId, traits }),
    alias: (userId, previousId) => emit("alias", { userId, previousId }),
    reset: who.forget,
    vital: (properties) => aside("Web Vital", properties, loaded),
  };
}
