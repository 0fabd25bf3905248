/** What the server says went wrong, by RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** Under which the server's log has it. */
    readonly request: string,
    /** Whatever else the document holds, as the position of a mistake. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = "Problem";
  }

  /** Trying the same again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }
}

/** The server was not reached at all; no request has status 0. */
export const UNREACHABLE = "web.unreachable";

export function problemOf(status: number, document: unknown): Problem {
  const { code, detail, instance, ...more } = (typeof document === "object" ? (document ?? {}) : {}) as Record<string, unknown>;
  return new Problem(
    status,
    typeof code === "string" ? code : "web.no-problem-document",
    typeof detail === "string" ? detail : `The server answered with status ${status}.`,
    typeof instance === "string" ? instance.replace("urn:windrose:request:", "") : "",
    more,
  );
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem
    ? error
    : new Problem(0, "web.fault", error instanceof Error ? error.message : String(error), "");
}
