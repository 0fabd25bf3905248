import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "../../target/api";
import { Problem, problemOf, UNREACHABLE } from "./problem";

/** The forms of the API's document: `Schema<"Source">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

let csrfToken = "";
let signedOut: () => void = () => undefined;

/** Sent with every change from here on. */
export function sendToken(token: string) {
  csrfToken = token;
}

/** Called when the server says that the session is over. */
export function whenSignedOut(listener: () => void) {
  signedOut = listener;
}

const session: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
  onResponse({ request, response }) {
    const signingIn = request.method === "POST" && request.url.endsWith("/api/session");
    if (response.status === 401 && !signingIn) signedOut();
    return response;
  },
};

/** The API, typed by its document. Always within `ask`, which throws what went wrong. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "" });
api.use(session);

/** `ask(api.GET("/api/sources"))`: the answer, or a `Problem` is thrown. */
export async function ask<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked.catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new Problem(0, UNREACHABLE, "", "");
  });
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}

/** For what is not JSON, as a file to download or to send: the same session, the same problems. */
export async function fetchFrom(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.method && init.method !== "GET") headers.set("X-CSRF-Token", csrfToken);
  const response = await fetch(path, { ...init, headers }).catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new Problem(0, UNREACHABLE, "", "");
  });
  if (response.status === 401) signedOut();
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  return response;
}
