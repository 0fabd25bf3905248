/** A piece of XHTML: only what this file makes is markup, all else is escaped into it. */
export type Markup = { readonly markup: string };

type Piece = Markup | string | number | undefined | false | Piece[];

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** What XML cannot hold. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text.replace(IMPOSSIBLE, "").replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}

function written(piece: Piece): string {
  if (Array.isArray(piece)) return piece.map(written).join("");
  if (piece === undefined || piece === false) return "";
  return typeof piece === "object" ? piece.markup : escaped(String(piece));
}

/** `x\`<p>${anything}</p>\``: what is put in is a text, unless it was made here. */
export function x(parts: TemplateStringsArray, ...given: Piece[]): Markup {
  return { markup: parts.map((part, place) => part + written(given[place])).join("") };
}

/** A picture that our own drawing has made. */
export function trusted(markup: string): Markup {
  return { markup: markup.replace(IMPOSSIBLE, "") };
}
