import { type CSSProperties, type KeyboardEvent, useRef } from "react";
import { useTexts } from "../../../texts/texts";
import { IconButton } from "../../../ui/Button";
import { IconCopy, IconGripVertical, IconPencil, IconTrash } from "../../../ui/icons";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { CardContent } from "../cards/CardContent";
import { texts } from "../texts";
import { type KeyedCard, placedOf } from "../useDraft";
import { COLUMNS, depth, type Direction, inReadingOrder, type Place, type Placed, resized, stepped } from "./layout";
import { GAP, ROW, useDrag } from "./useDrag";
import { useWidth } from "./useWidth";

export type Editing = {
  onPlaces: (items: Placed[], said: string) => void;
  onEdit: (key: string) => void;
  onCopy: (key: string) => void;
  onRemove: (key: string) => void;
};

type BoardGridProps = {
  label: string;
  cards: KeyedCard[];
  /** How a card is called, in its place of the list. */
  nameOf: (card: KeyedCard) => string;
  viewOf: (card: KeyedCard) => CardView;
  editing?: Editing;
};

/** Below this width cards stand one below the other. */
const NARROW = 720;
/** The bar of a card that is edited. */
const BAR = 32;
const ARROWS: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** The cards in their places; in editing each has a bar to move it by, with the pointer or with keys. */
export function BoardGrid({ label, cards, nameOf, viewOf, editing }: BoardGridProps) {
  const t = useTexts(texts);
  const ground = useRef<HTMLUListElement>(null);
  const width = useWidth(ground);
  const items = placedOf(cards);
  const said = (key: string, after: Placed[]) => {
    const card = cards.find((one) => one.key === key);
    const place = after.find((one) => one.key === key)?.place;
    return card && place ? t.placed(nameOf(card), place.column + 1, place.row + 1, place.width, place.height) : "";
  };
  const { drag, begin, go, end, cancel } = useDrag(items, width, (key, after) => editing?.onPlaces(after, said(key, after)));
  const stacked = width > 0 && width < NARROW;
  const shown = new Map((drag?.items ?? items).map(({ key, place }) => [key, place]));
  const column = (width + GAP) / COLUMNS;

  const keyed = (event: KeyboardEvent, card: KeyedCard) => {
    const direction = ARROWS[event.key];
    if (!direction || !editing) return;
    event.preventDefault();
    const after = (event.shiftKey ? resized : stepped)(items, card.key, direction);
    const before = items.find(({ key }) => key === card.key)?.place;
    const place = after.find(({ key }) => key === card.key)?.place;
    if (!place || !before || same(place, before)) editing.onPlaces(items, t.noFurther(nameOf(card)));
    else editing.onPlaces(after, said(card.key, after));
  };
  const styleOf = (place: Place): CSSProperties =>
    stacked
      ? { height: editing ? "auto" : undefined }
      : { left: place.column * column, top: place.row * (ROW + GAP), width: place.width * column - GAP, height: heightOf(place) };
  const dragged = drag && items.find(({ key }) => key === drag.key)?.place;
  const floating = (base: Place): CSSProperties =>
    drag?.way === "move"
      ? { ...styleOf(base), transform: `translate(${drag.x}px, ${drag.y}px)` }
      : { ...styleOf(base), width: Math.max(column, base.width * column - GAP + (drag?.x ?? 0)), height: Math.max(ROW, heightOf(base) + (drag?.y ?? 0)) };

  return (
    <>
      {editing && (
        <p id="editing-keys" className={styles.tip}>
          {stacked ? t.editingNarrow : t.editing}
        </p>
      )}
      <ul
        ref={ground}
        className={styles.grid}
        aria-label={label}
        data-stacked={stacked || undefined}
        data-editing={editing !== undefined || undefined}
        style={stacked ? undefined : { height: depth([...shown.values()]) * (ROW + GAP) - GAP }}
      >
        {drag && <li aria-hidden className={styles.shadow} style={styleOf(shown.get(drag.key) ?? { column: 0, row: 0, width: 1, height: 1 })} />}
        {inReadingOrder(cards.map((one) => ({ ...one, place: one.card.place }))).map(({ key, card }) => {
          const keyedCard = { key, card };
          const place = shown.get(key) ?? card.place;
          const isDragged = drag?.key === key;
          const name = nameOf(keyedCard);
          const isWords = card.markdown !== undefined;
          return (
            <li
              key={key}
              className={styles.card}
              data-dragged={isDragged || undefined}
              data-words={isWords || undefined}
              style={
                width === 0
                  ? { visibility: "hidden" }
                  : isDragged && dragged
                    ? floating(dragged)
                    : stacked
                      ? { height: isWords ? "auto" : Math.max(heightOf(place), 128) + (editing ? BAR : 0) }
                      : styleOf(place)
              }
            >
              {editing && (
                <div className={styles.bar}>
                  {!stacked && (
                    <button
                      type="button"
                      className={styles.grip}
                      aria-label={t.moveCard(name)}
                      aria-describedby="editing-keys"
                      onPointerDown={(event) => begin(event, key, "move")}
                      onPointerMove={go}
                      onPointerUp={end}
                      onPointerCancel={cancel}
                      onKeyDown={(event) => keyed(event, keyedCard)}
                    >
                      <IconGripVertical size={16} aria-hidden />
                      <span>{name}</span>
                    </button>
                  )}
                  <span className={styles.tools}>
                    <IconButton icon={IconPencil} label={t.editThe(name)} onClick={() => editing.onEdit(key)} />
                    <IconButton icon={IconCopy} label={t.copyThe(name)} onClick={() => editing.onCopy(key)} />
                    <IconButton icon={IconTrash} label={t.removeThe(name)} onClick={() => editing.onRemove(key)} />
                  </span>
                </div>
              )}
              <div className={styles.content} inert={editing !== undefined}>
                {width > 0 && <CardContent card={card} view={viewOf(keyedCard)} height={heightOf(place) - (editing ? BAR : 0)} />}
              </div>
              {editing && !stacked && (
                <span
                  className={styles.corner}
                  title={t.resizeCard(name)}
                  onPointerDown={(event) => begin(event, key, "resize")}
                  onPointerMove={go}
                  onPointerUp={end}
                  onPointerCancel={cancel}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function heightOf({ height }: Place): number {
  return height * (ROW + GAP) - GAP;
}

function same(one: Place, other: Place): boolean {
  return one.column === other.column && one.row === other.row && one.width === other.width && one.height === other.height;
}
