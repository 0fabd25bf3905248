import { type PointerEvent, useEffect, useState } from "react";
import { COLUMNS, moved, type Placed, sized } from "./layout";

export const ROW = 56;
export const GAP = 16;

export type Drag = {
  key: string;
  way: "move" | "resize";
  /** How far the pointer has gone, in pixels. */
  x: number;
  y: number;
  /** All cards as they would lie if it were let go now. */
  items: Placed[];
};

type Start = { key: string; way: Drag["way"]; x: number; y: number };

const EDGE = 48;

/** A card on the pointer, until it is let go, or Escape takes it back. */
export function useDrag(items: Placed[], width: number, onDone: (key: string, items: Placed[]) => void) {
  const [start, setStart] = useState<Start>();
  const [drag, setDrag] = useState<Drag>();
  const column = (width + GAP) / COLUMNS;

  useEffect(() => {
    if (!start) return undefined;
    const stop = () => {
      setStart(undefined);
      setDrag(undefined);
    };
    const keyed = (event: KeyboardEvent) => event.key === "Escape" && stop();
    addEventListener("keydown", keyed);
    return () => removeEventListener("keydown", keyed);
  }, [start]);

  const begin = (event: PointerEvent<HTMLElement>, key: string, way: Drag["way"]) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart({ key, way, x: event.pageX, y: event.pageY });
  };
  const go = (event: PointerEvent<HTMLElement>) => {
    const from = start && items.find((item) => item.key === start.key)?.place;
    if (!start || !from) return;
    if (event.clientY > innerHeight - EDGE) scrollBy(0, GAP);
    else if (event.clientY < EDGE) scrollBy(0, -GAP);
    const x = event.pageX - start.x;
    const y = event.pageY - start.y;
    const columns = Math.round(x / column);
    const rows = Math.round(y / (ROW + GAP));
    const after =
      start.way === "move"
        ? moved(items, start.key, { ...from, column: from.column + columns, row: from.row + rows })
        : sized(items, start.key, from.width + columns, from.height + rows);
    setDrag({ key: start.key, way: start.way, x, y, items: after });
  };
  const end = () => {
    if (drag) onDone(drag.key, drag.items);
    setStart(undefined);
    setDrag(undefined);
  };
  const cancel = () => {
    setStart(undefined);
    setDrag(undefined);
  };
  return { drag, begin, go, end, cancel };
}
