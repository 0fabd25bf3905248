import { useEffect, useState } from "react";

const PAUSE_MILLIS = 250;

/** The value once nobody has typed for a moment. */
export function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as T;
}
