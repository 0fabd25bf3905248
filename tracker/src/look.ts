/** One look for all three buttons: none is easier to see or to press than another. */
export const LOOK = `
:host { --ink: #0F1C2E; --paper: #FBFBF9; --sea: #0B7A75; --line: #5B6776; }
@media (prefers-color-scheme: dark) {
  :host { --ink: #E8EDF2; --paper: #0E1621; --sea: #3CC6BD; --line: #8A97A8; }
}
section {
  position: fixed; z-index: 2147483647; right: 0; bottom: 0; left: 0; margin: 16px auto; box-sizing: border-box;
  width: calc(100% - 32px); max-width: 640px; max-height: calc(100vh - 32px); overflow: auto; padding: 24px;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px;
  font: 16px/1.5 system-ui, sans-serif; text-align: start;
}
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
p { margin: 0 0 16px; }
a, summary { color: var(--sea); cursor: pointer; }
fieldset { margin: 8px 0; padding: 0; border: 0; }
legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
label { display: flex; gap: 8px; align-items: center; min-height: 32px; }
input { width: 20px; height: 20px; flex: none; accent-color: var(--sea); }
div { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
button {
  flex: 1 1 160px; min-height: 44px; padding: 8px 16px; cursor: pointer;
  color: var(--paper); background: var(--sea); border: 1px solid var(--sea); border-radius: 8px; font: inherit;
}
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`;
