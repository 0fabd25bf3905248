import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Stretch } from "../statements";

/** Underlines a stretch, or nothing. A change of the text there takes it away. */
export const showMistake = StateEffect.define<Stretch | null>();

const UNDERLINE = Decoration.mark({ class: "cm-mistake" });

export const mistakes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, change) {
    let now = shown.map(change.changes);
    change.changes.iterChangedRanges((from, to) => {
      now = now.update({ filter: (start, end) => end < from || start > to });
    });
    for (const effect of change.effects) {
      if (effect.is(showMistake)) {
        const length = change.state.doc.length;
        now = effect.value ? around(effect.value, length) : Decoration.none;
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** At least a character wide: a mistake at the end of a text is the last one's. */
function around({ from, to }: Stretch, length: number): DecorationSet {
  const end = Math.min(Math.max(to, from + 1), length);
  const start = Math.max(Math.min(from, end - 1), 0);
  return end > start ? Decoration.set([UNDERLINE.range(start, end)]) : Decoration.none;
}
