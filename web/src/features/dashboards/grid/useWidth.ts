import { type RefObject, useLayoutEffect, useState } from "react";

/** Of an element, in pixels; 0 until it is known. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measured = place.current;
    if (!measured) return undefined;
    setWidth(measured.clientWidth);
    const watching = new ResizeObserver(() => setWidth(measured.clientWidth));
    watching.observe(measured);
    return () => watching.disconnect();
  }, [place]);
  return width;
}
