import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { type Dates, type Grip, moved } from "./moves";

/** Below so many pixels it was a click. */
const LEAST = 4;

const KEYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

type Held = { grip: Grip; x: number; dayWidth: number };

/** Moving by mouse, pen or finger, and by keys; nothing is kept before `onDone`. */
export function useDrag(dates: Dates, movable: boolean, dayWidth: () => number, onDone: (dates: Dates) => void) {
  const [preview, setPreview] = useState<Dates>();
  const held = useRef<Held | undefined>(undefined);
  const wasDragged = useRef(false);

  const take = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    if (!movable || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    wasDragged.current = false;
    held.current = { grip, x: event.clientX, dayWidth: dayWidth() };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!held.current) return;
    const { grip, x, dayWidth: width } = held.current;
    const distance = event.clientX - x;
    if (!wasDragged.current && Math.abs(distance) < LEAST) return;
    wasDragged.current = true;
    setPreview(moved(dates, grip, Math.round(distance / width)));
  };
  const drop = () => {
    if (!held.current) return;
    // The click that follows goes to what was taken hold of, and only the whole is a link.
    if (held.current.grip !== "whole") wasDragged.current = false;
    held.current = undefined;
    finish();
  };
  const finish = () => {
    if (preview && (preview.startsOn !== dates.startsOn || preview.endsOn !== dates.endsOn)) onDone(preview);
    setPreview(undefined);
  };
  const cancel = () => {
    held.current = undefined;
    setPreview(undefined);
  };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (!movable || event.altKey) return;
    const days = KEYS[event.key];
    if (days !== undefined) {
      event.preventDefault();
      const grip: Grip = event.shiftKey ? "end" : event.ctrlKey || event.metaKey ? "start" : "whole";
      setPreview(moved(preview ?? dates, grip, days));
    } else if (event.key === "Escape" && preview) {
      event.preventDefault();
      cancel();
    } else if (event.key === "Enter" && preview) {
      event.preventDefault();
      finish();
    }
  };
  /** The click that ends a drag leads nowhere. */
  const swallow = (event: { preventDefault: () => void }) => {
    if (wasDragged.current) event.preventDefault();
    wasDragged.current = false;
  };
  const hold = (grip: Grip) => ({ onPointerDown: take(grip), onPointerMove: drag, onPointerUp: drop, onPointerCancel: cancel });
  return { preview, hold, keys, swallow, cancel };
}
