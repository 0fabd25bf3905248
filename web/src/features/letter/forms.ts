import { type Markup, x } from "../../report/markup";
import type { Said, Verdict } from "./said";
import { texts } from "./texts";

/** A letter as it is sent: by mail in two forms, and elsewhere in short. */
export type Written = { subject: string; text: string[]; facts: { name: string; value: string }[]; plain: string; html: string };

export function written(said: Said): Written {
  return { subject: said.subject, ...short(said), plain: plain(said), html: html(said).markup };
}

/** Where little room is: the lead, what moved, what is open, and the figures. */
function short({ language, week, lead, moves, looks, figures, more }: Said): Pick<Written, "text" | "facts"> {
  const t = texts[language];
  const open = looks.length > 0 ? [[`${t.looks}:`, ...looks.map(({ text }) => `• ${text}`), ...(more ? [more] : [])].join("\n")] : [];
  return {
    text: [moves.length > 0 ? week : `${week}. ${lead}`, ...moves.map(({ what, why }) => `${what} ${why}`), ...open],
    facts: figures.map(({ name, value, before }) => ({ name, value: before === "–" ? value : `${value}, ${before} (${t.against})` })),
  };
}

function plain(said: Said): string {
  const t = texts[said.language];
  const header = [t.metric, t.value, t.against, ...(said.hasYear ? [t.againstYear] : []), t.usual];
  const rows = said.figures.map(({ name, value, before, year, usual }) => [name, value, before, ...(said.hasYear ? [year] : []), usual]);
  return [
    `${said.week}\n${said.lead}`,
    columns([header, ...rows]),
    ...(said.moves.length > 0 ? [`${t.moved.toUpperCase()}\n\n${said.moves.map(({ what, why, link }) => `${what}\n${why}\n${link}`).join("\n\n")}`] : []),
    ...(said.also.length > 0 ? [`${t.also}:\n${said.also.map((one) => `- ${one}`).join("\n")}`] : []),
    `${t.looks.toUpperCase()}\n\n${said.looks.length === 0 ? t.noLooks : [...said.looks.map(({ text, link }) => `- ${text}\n  ${link}`), ...(said.more ? [said.more] : [])].join("\n")}`,
    [...said.notes, said.link].join("\n"),
  ].join("\n\n");
}

/** Numbers end below each other. */
function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)));
  return rows.map((row) => row.map((cell, place) => (place === 0 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0))).join("  ").trimEnd()).join("\n");
}

const INK = "#0F1C2E";
const QUIET = "#55616F";
const LINE = "#E2E5E1";
const SEA = "#0B7A75";
const TONES: Record<Verdict, string> = { unknown: QUIET, usual: QUIET, low: "#B23A4A", high: SEA };

/** Form in the elements themselves, since many programs that show mail drop style sheets. */
function html(said: Said): Markup {
  const t = texts[said.language];
  const heading = (text: string) => x`<h2 style="font-size:14px;line-height:20px;font-weight:600;margin:24px 0 8px">${text}</h2>`;
  // In a window of its own where the letter stands in a frame.
  const link = (to: string, text: string) => x`<a style="color:${SEA}" href="${to}" target="_blank" rel="noopener">${text}</a>`;
  return x`<!DOCTYPE html>
<html lang="${said.language}"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${said.subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#F4F4F0;font-family:Inter,system-ui,-apple-system,'Segoe UI',sans-serif;color:${INK}">
<div style="max-width:620px;margin:0 auto;background:#FFFFFF;border:1px solid ${LINE};border-radius:8px;padding:24px">
<div style="font-size:12px;line-height:16px;color:${SEA};font-weight:600">Windrose · ${t.title}</div>
<h1 style="font-size:20px;line-height:28px;font-weight:600;margin:4px 0 8px">${said.week}</h1>
<p style="font-size:16px;line-height:24px;margin:0">${said.lead}</p>
${said.moves.length > 0 && heading(t.moved)}
${said.moves.map(({ what, why, link: to }) => x`<div style="border-left:3px solid ${SEA};padding:0 0 0 12px;margin:0 0 12px;font-size:14px;line-height:21px"><div>${what}</div><div style="color:${QUIET}">${why} ${link(to, t.closer)}</div></div>`)}
${said.also.length > 0 && x`<p style="font-size:14px;line-height:21px;margin:0 0 4px;font-weight:600">${t.also}</p><ul style="font-size:14px;line-height:21px;margin:0;padding:0 0 0 20px">${said.also.map((one) => x`<li>${one}</li>`)}</ul>`}
${heading(t.figures)}
${table(said)}
${heading(t.looks)}
${said.looks.length === 0 ? x`<p style="font-size:14px;line-height:21px;margin:0">${t.noLooks}</p>` : x`<ul style="font-size:14px;line-height:21px;margin:0;padding:0 0 0 20px">${said.looks.map(({ text, link: to }) => x`<li style="margin:0 0 4px">${text} ${to !== undefined && link(to, t.closer)}</li>`)}</ul>`}
${said.more !== "" && x`<p style="font-size:14px;line-height:21px;margin:4px 0 0">${said.more}</p>`}
<p style="font-size:12px;line-height:18px;color:${QUIET};border-top:1px solid ${LINE};margin:24px 0 0;padding:12px 0 0">${said.notes.join(" ")} ${link(said.link, t.open)}</p>
</div></body></html>`;
}

function table({ language, figures, hasYear }: Said): Markup {
  const t = texts[language];
  const head = (text: string, right = true) => x`<th style="padding:4px 0 4px ${right ? "12px" : "0"};text-align:${right ? "right" : "left"};font-weight:400;font-size:12px;color:${QUIET}">${text}</th>`;
  const cell = (content: Markup | string) => x`<td style="padding:6px 0 6px 12px;text-align:right;vertical-align:top;border-top:1px solid ${LINE};font-variant-numeric:tabular-nums;white-space:nowrap">${content}</td>`;
  const expected = (usual: string, verdict: Verdict) =>
    usual === "" ? t["is-unknown"] : verdict === "usual" ? t.expectedUsual(usual) : t.expectedOther(usual, t[`is-${verdict}`]);
  return x`<table style="border-collapse:collapse;width:100%;font-size:14px;line-height:20px"><thead><tr>${head(t.metric, false)}${head(t.value)}${head(t.against)}${hasYear && head(t.againstYear)}</tr></thead><tbody>${figures.map(
    ({ name, value, before, year, usual, verdict }) =>
      x`<tr><td style="padding:6px 0;border-top:1px solid ${LINE}">${name}<div style="font-size:12px;line-height:16px;color:${TONES[verdict]}">${expected(usual, verdict)}</div></td>${cell(x`<b style="font-weight:600">${value}</b>`)}${cell(before)}${hasYear && cell(year)}</tr>`,
  )}</tbody></table>`;
}
