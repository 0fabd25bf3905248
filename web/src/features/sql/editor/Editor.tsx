import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, insertBracket } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { sql } from "@codemirror/lang-sql";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import type { Schema } from "../../../api/client";
import styles from "./Editor.module.css";
import { styleNonce } from "../../../ui/nonce";
import type { Stretch } from "../statements";
import { completer, DIALECT } from "./completion";
import { look } from "./look";
import { mistakes, showMistake } from "./mistake";

/** What a screen does to an editor. */
export type EditorHandle = {
  /** Text and selection as they are now. */
  now: () => { text: string; selection: Stretch };
  insert: (text: string) => void;
  replace: (text: string) => void;
  mark: (stretch: Stretch | null) => void;
  /** Puts the cursor there. */
  goTo: (stretch: Stretch) => void;
  focus: () => void;
};

type EditorProps = {
  ref: Ref<EditorHandle>;
  label: string;
  hint: string;
  start: string;
  tables: Schema<"SqlTable">[];
  onChange: (text: string) => void;
  onRun: () => void;
  onStop: () => boolean;
};

/** Tab leaves the editor after Escape, as in CodeMirror; the hint says so. */
export default function Editor({ ref, label, hint, start, tables, onChange, onRun, onStop }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const completion = useRef(new Compartment());
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const stop = useEffectEvent(onStop);
  const first = useEffectEvent(() => ({ start, tables, label, hint }));

  useEffect(() => {
    if (!place.current) return undefined;
    const given = first();
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: given.start,
        extensions: [
          EditorView.cspNonce.of(styleNonce()),
          Prec.highest(
            keymap.of([
              { key: "Mod-Enter", run: (asked) => (closeCompletion(asked), run(), true) },
              { key: "Escape", run: () => stop() },
            ]),
          ),
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          keymap.of([
            { key: "Tab", run: acceptCompletion },
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...completionKeymap,
            indentWithTab,
          ]),
          sql({ dialect: DIALECT }),
          completion.current.of(source(given.tables)),
          mistakes,
          look,
          placeholder(given.hint),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": given.label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
          EditorView.domEventHandlers({ beforeinput: replaceSelected }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: completion.current.reconfigure(source(tables)) });
  }, [tables]);

  useImperativeHandle(ref, () => ({
    now: () => {
      const state = view.current?.state;
      const { from, to } = state?.selection.main ?? { from: 0, to: 0 };
      return { text: state?.doc.toString() ?? "", selection: { from, to } };
    },
    insert: (text) => {
      view.current?.dispatch(view.current.state.replaceSelection(text));
      view.current?.focus();
    },
    replace: (text) => {
      const length = view.current?.state.doc.length ?? 0;
      view.current?.dispatch({ changes: { from: 0, to: length, insert: text }, selection: { anchor: 0 } });
    },
    mark: (stretch) => view.current?.dispatch({ effects: showMistake.of(stretch) }),
    goTo: ({ from }) => {
      const anchor = Math.min(from, view.current?.state.doc.length ?? 0);
      view.current?.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.current?.focus();
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={place} className={styles.editor} />;
}

/**
 * Left to itself, the browser writes styles into the text that replaces a selection, which the page's policy forbids.
 * Brackets and quotes are put around it.
 */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  const { state } = view;
  if (event.inputType !== "insertText" || !event.data || event.isComposing || state.selection.main.empty) return false;
  event.preventDefault();
  const replaced = () => state.update(state.replaceSelection(event.data ?? ""), { userEvent: "input.type", scrollIntoView: true });
  view.dispatch(insertBracket(state, event.data) ?? replaced());
  return true;
}

function source(tables: Schema<"SqlTable">[]) {
  return autocompletion({ override: [completer(tables)], maxRenderedOptions: 60 });
}
