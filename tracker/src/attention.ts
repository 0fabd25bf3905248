const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "focus", "blur"];
/** Who does nothing for so long may still be reading, and no longer. */
const PATIENCE = 60_000;
/** Told at the latest, so that a long read is not lost with a browser that is killed. */
const LONGEST = 600_000;
const SHORTEST = 1_000;

/**
 * For how long the page is in sight, has the focus and its reader is there; `tell` gets the seconds since it was last
 * told, and how much of the page was seen, in percent. Answers what to call when the page is over.
 */
export function attention(tell: (seconds: number, depth: number) => void): () => void {
  let since = 0;
  let engaged = 0;
  let depth = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function count() {
    const now = Date.now();
    // A clock that was set back counts nothing.
    engaged += since && Math.max(0, Math.min(now - since, PATIENCE));
    since = document.visibilityState === "visible" && document.hasFocus() ? now : 0;
    if (since) {
      const seen = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
      depth = Math.max(depth, Math.min(100, Math.round(seen)));
    }
  }

  function pause() {
    count();
    since = 0;
    clearTimeout(timer);
    if (engaged >= SHORTEST) {
      tell(Math.round(engaged / 100) / 10, depth);
      engaged = 0;
    }
  }

  function live() {
    count();
    clearTimeout(timer);
    timer = setTimeout(pause, PATIENCE);
    engaged >= LONGEST && pause();
  }

  SIGNS.forEach((sign) => addEventListener(sign, live, { capture: true, passive: true }));
  addEventListener("pagehide", pause);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? pause() : live()));
  live();
  return () => {
    pause();
    engaged = depth = 0;
    live();
  };
}
