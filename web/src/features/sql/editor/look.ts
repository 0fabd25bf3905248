import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** In the colours of the theme, which follow light and dark by themselves. */
const frame = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "14px", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "12px 0" },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--sea) 24%, transparent)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sunken) 60%, transparent)" },
  ".cm-gutters": { color: "var(--quiet)", backgroundColor: "var(--surface)", border: "0", paddingLeft: "8px" },
  ".cm-activeLineGutter": { color: "var(--ink)", backgroundColor: "transparent" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--shade)", outline: "1px solid var(--sea)" },
  ".cm-selectionMatch": { backgroundColor: "var(--shade)" },
  ".cm-placeholder": { color: "var(--quiet)" },
  ".cm-mistake": {
    textDecoration: "underline wavy var(--coral-mark) 2px",
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
    backgroundColor: "var(--coral-shade)",
  },
  ".cm-running": { backgroundColor: "var(--shade)" },
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--corner)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "13px", maxHeight: "18em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 12px 4px 8px", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--ink)", backgroundColor: "var(--shade)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600", color: "var(--sea)" },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal", marginLeft: "12px" },
  ".cm-completionIcon": { color: "var(--quiet)", opacity: "1", width: "1.4em", paddingRight: "4px" },
  ".cm-tooltip.cm-completionInfo": { padding: "8px 12px", maxWidth: "320px", fontFamily: "var(--sans)", fontSize: "12px" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--sunken)" },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--sea)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--moss)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--amber)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--quiet)" },
]);

export const look = [frame, syntaxHighlighting(words)];
