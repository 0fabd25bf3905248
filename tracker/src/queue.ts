import { keys, read, remove, write } from "./storage";

const PREFIX = "windrose.event.";
export const MOST_EVENTS = 200;

/** The server knows a copy for as long; what waits longer could be stored twice. */
const LONGEST_WAIT = 7 * 86_400_000;

/**
 * Events that no answer has come for, by a key that begins with their time. Each is an item of its own in the browser's
 * storage, so that pages that are open at once cannot overwrite each other's.
 */
export function queue() {
  let events = new Map<string, string>();
  let lasting = false;
  let latest = 0;

  const drop = (key: string) => {
    events.delete(key);
    remove(key);
  };

  const bound = () => {
    for (const key of events.keys()) {
      if (events.size <= MOST_EVENTS) {
        break;
      }
      drop(key);
    }
  };

  return {
    get all(): ReadonlyMap<string, string> {
      return events;
    },

    get lasts() {
      return lasting;
    },

    drop,

    /** `true` also takes up what earlier pages left; `false` discards all. */
    allow(storing: boolean | undefined) {
      const began = storing && !lasting;
      lasting = !!storing;
      if (storing === false) {
        keys().filter((key) => key.startsWith(PREFIX)).forEach(remove);
        events.clear();
      }
      if (began) {
        for (const key of keys().filter((key) => key.startsWith(PREFIX))) {
          const text = read(key);
          if (!text || Date.now() - +key.split(".")[2]! > LONGEST_WAIT) {
            drop(key);
          } else {
            events.set(key, text);
          }
        }
        events = new Map([...events].sort(([one], [other]) => (one < other ? -1 : 1)));
        events.forEach((text, key) => write(key, text));
        bound();
      }
    },

    add(messageId: string, text: string) {
      // Later than the one before even within a millisecond, so that the order lasts too.
      latest = Math.max(Date.now(), latest + 1);
      const key = PREFIX + latest + "." + messageId;
      events.set(key, text);
      if (lasting) {
        write(key, text);
      }
      bound();
    },
  };
}

export type Queue = ReturnType<typeof queue>;
