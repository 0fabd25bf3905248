import { newId } from "./ids";
import { read, remove, write } from "./storage";

const NAME = "windrose";
export const SESSION_PAUSE = 30 * 60_000;
const COOKIE_SECONDS = 395 * 86_400;

export interface Who {
  anonymousId?: string;
  userId?: string | number | undefined;
  sessionId?: string;
  /** When the visitor last did something, in milliseconds. */
  seen?: number;
}

/** Who is here. While nothing may be kept they have no id, and the server knows them for a day. */
export function visitor(cookie: true | string | undefined) {
  let who: Who | undefined;
  let lasting = false;

  function keep(text: string, seconds: number) {
    document.cookie =
      `${NAME}=${encodeURIComponent(text)};path=/;max-age=${seconds};samesite=lax` +
      (location.protocol === "https:" ? ";secure" : "") +
      (typeof cookie === "string" ? ";domain=" + cookie : "");
  }

  function kept(): Who | undefined {
    try {
      const found = cookie
        ? decodeURIComponent(document.cookie.split("; ").find((one) => one.startsWith(NAME + "="))!.slice(NAME.length + 1))
        : read(NAME);
      const parsed = JSON.parse(found || "");
      return parsed.anonymousId ? parsed : undefined;
    } catch {
      // It is not there, or is not ours.
      return undefined;
    }
  }

  function forget() {
    who = undefined;
    remove(NAME);
    if (cookie) {
      keep("", 0);
    }
  }

  return {
    /** `false` also forgets what was kept on earlier pages. */
    allow(storing: boolean | undefined) {
      lasting = !!storing;
      if (storing === false) {
        forget();
      }
    },

    forget,

    /** Who does something now; a user id, once given, stays. Other pages may have changed what is kept. */
    now(userId: string | number | undefined): Who {
      if (!lasting) {
        return (who = { userId: userId || who?.userId });
      }
      const found: Who = kept() || who || {};
      const time = Date.now();
      found.anonymousId = found.anonymousId || newId();
      if (!found.seen || time - found.seen > SESSION_PAUSE) {
        found.sessionId = newId();
      }
      found.seen = time;
      if (userId) {
        found.userId = userId;
      }
      const text = JSON.stringify(found);
      cookie ? keep(text, COOKIE_SECONDS) : write(NAME, text);
      return (who = found);
    },
  };
}
