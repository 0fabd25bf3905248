/** One style for paper and for a page that somebody was sent. */
export const STYLE = `
@page { size: A4; margin: 16mm 15mm 17mm 15mm;
  @bottom-left { content: element(footLeft); }
  @bottom-right { content: counter(page) " / " counter(pages); font-family: Inter, sans-serif; font-size: 8pt; color: #4c5866; } }
html { font-family: Inter, "Helvetica Neue", Arial, sans-serif; color: #0f1c2e; font-size: 12px; line-height: 1.4; background: #ffffff; }
body { margin: 0; max-width: 682px; }
.foot-left { position: running(footLeft); font-size: 8pt; color: #4c5866; }
.brand { color: #0b7a75; font-weight: 600; font-size: 12px; }
h1 { font-size: 24px; font-weight: 600; line-height: 1.2; margin: 2px 0 4px 0; }
h2 { font-size: 14px; font-weight: 600; margin: 0 0 2px 0; page-break-after: avoid; }
h3 { font-size: 16px; font-weight: 600; margin: 0 0 4px 0; }
strong { font-weight: 600; }
h4 { font-size: 12px; font-weight: 600; margin: 8px 0 2px 0; page-break-after: avoid; }
p { margin: 0 0 6px 0; }
a { color: #0b7a75; }
.about { font-size: 13px; color: #4c5866; }
.note { font-size: 10px; color: #4c5866; margin: 0 0 6px 0; }
.facts { border-collapse: collapse; margin: 8px 0 16px 0; font-size: 11px; }
.facts th { text-align: left; font-weight: 400; color: #4c5866; padding: 1px 16px 1px 0; vertical-align: top; white-space: nowrap; }
.facts td { padding: 1px 0; }
.card { border: 1px solid #e0e3e2; border-radius: 6px; padding: 10px 12px; margin: 0; page-break-inside: avoid; }
.whole { margin: 0 0 14px 0; padding: 10px 0 6px 0; border-width: 1px 0 0 0; border-radius: 0; }
.row { width: 100%; border-collapse: separate; border-spacing: 0; margin: 0 0 14px 0; page-break-inside: avoid; table-layout: fixed; }
.row .cell { vertical-align: top; padding: 0 12px 0 0; }
.row .cell:last-child { padding-right: 0; }
.row .card { border-width: 1px 0 0 0; border-radius: 0; padding: 10px 0 0 0; }
.picture svg { display: block; }
.figures { width: 100%; border-collapse: collapse; table-layout: fixed; }
.figures td { vertical-align: top; padding: 0 8px 4px 0; }
.figures .name { font-size: 11px; color: #4c5866; }
.figures .value { font-size: 20px; font-weight: 600; line-height: 1.25; white-space: nowrap; }
.files { font-size: 12px; margin: 6px 0 0 0; }
.spark svg { display: block; }
.change { white-space: nowrap; font-weight: 600; }
.gain { color: #33703d; }
.loss { color: #c03a4d; }
.values { width: 100%; border-collapse: collapse; font-size: 10px; -fs-table-paginate: paginate; }
.values th { text-align: left; font-weight: 600; color: #4c5866; border-bottom: 1px solid #87919b; padding: 2px 8px 2px 0; vertical-align: bottom; }
.values td + td, .values th + th { padding-left: 16px; }
.values td { border-bottom: 1px solid #e0e3e2; padding: 2px 8px 2px 0; vertical-align: top; }
.values tr { page-break-inside: avoid; }
.values .number { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 8px; }
.values .day { white-space: nowrap; width: 140px; }
.bars { font-size: 11px; }
.bars .bar { width: 28%; }
.bars .bar div { height: 10px; margin-top: 2px; background: #0b7a75; }
.appendix { page-break-before: always; }
.appendix .table { margin: 0 0 14px 0; }
.words h3, .words h4, .words p, .words ul, .words ol { margin: 0 0 6px 0; }
.words pre, .words code { font-family: monospace; }
@media screen {
  html { font-size: 14px; background: #fbfbf9; }
  body { max-width: 760px; margin: 0 auto; padding: 24px 16px; }
  .foot-left { display: none; }
  .picture svg { width: 100%; height: auto; }
  .card, .row .card { background: #ffffff; border: 1px solid #e0e3e2; border-radius: 8px; padding: 14px 16px; }
  .note, .values { font-size: 12px; }
}
@media screen and (max-width: 600px) {
  .row, .row tbody, .row tr, .row .cell { display: block; width: auto !important; padding: 0; }
  .row .card { margin: 0 0 14px 0; }
  .figures tr { display: block; } .figures td { display: inline-block; width: 45%; }
  .values { display: block; overflow-x: auto; }
  }
`;
