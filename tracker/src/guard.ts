/** A mistake in a call is told to the site's makers, and breaks nothing of the site. */
export function guarded<A extends unknown[]>(call: (...given: A) => void) {
  return (...given: A) => {
    try {
      call(...given);
    } catch (error) {
      console.error("windrose:", error);
    }
  };
}
