import type { Queue } from "./queue";

const PAUSE = 500;
const LONGEST_PAUSE = 300_000;
const TIME_LIMIT = 30_000;
/** Browsers take 64 KiB at once of what may outlive its page. */
const BATCH_BYTES = 50_000;

/** Brings the queue's events to the door, a batch at a time, until it says that it has them or never will. */
export function delivery(url: string, writeKey: string, queue: Queue) {
  const underway = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let busy = false;
  let left = false;

  function next(): { keys: string[]; bytes: number } {
    const keys: string[] = [];
    let bytes = 0;
    for (const [key, text] of queue.all) {
      if (!underway.has(key)) {
        const more = new Blob([text]).size;
        if (bytes && bytes + more > BATCH_BYTES) {
          break;
        }
        bytes += more;
        keys.push(key);
      }
    }
    return { keys, bytes };
  }

  /** The content type of a text is `text/plain`: so the browser does not ask before it sends. */
  function body(keys: string[]): string {
    keys.forEach((key) => underway.add(key));
    const shared = {
      context: { library: { name: "windrose.js" }, locale: navigator.language },
      sentAt: new Date(),
      writeKey,
    };
    return `{"batch":[${keys.map((key) => queue.all.get(key))}],${JSON.stringify(shared).slice(1)}`;
  }

  function soon(pause: number) {
    timer = timer || setTimeout(now, pause);
  }

  function unschedule() {
    clearTimeout(timer);
    timer = undefined;
  }

  async function now() {
    unschedule();
    const { keys, bytes } = next();
    if (busy || !keys.length) {
      return;
    }
    busy = true;
    let pause = Math.min(2 ** failures * 1_000, LONGEST_PAUSE) * (0.5 + Math.random() / 2);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: body(keys),
        credentials: "omit",
        keepalive: bytes <= BATCH_BYTES,
        signal: AbortSignal.timeout?.(TIME_LIMIT) || null,
      });
      if (answer.status === 429 || answer.status > 499) {
        failures++;
        pause = +answer.headers.get("Retry-After")! * 1_000 || pause;
      } else {
        // Taken in, or refused for good: sent again it would be refused again.
        failures = pause = 0;
        keys.forEach(queue.drop);
      }
    } catch {
      failures++;
    }
    busy = false;
    keys.forEach((key) => underway.delete(key));
    unschedule();
    if (queue.all.size) {
      soon(pause);
    }
  }

  /** The page is going, and no answer to a beacon is seen: what lasts is sent again by the next page. */
  function leave() {
    left = true;
    for (let { keys } = next(); keys.length; { keys } = next()) {
      if (!navigator.sendBeacon?.(url, body(keys))) {
        return;
      }
      if (!queue.lasts) {
        keys.forEach(queue.drop);
      }
    }
  }

  addEventListener("online", now);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      // A page that goes is hidden after it was left, and what is told then has no time for an answer.
      left ? leave() : void now();
    }
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      left = false;
      underway.clear();
      soon(0);
    }
  });

  return () => soon(PAUSE);
}
