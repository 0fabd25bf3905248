import { lexer, type MarkedToken, type Token } from "marked";
import { leads } from "../ui/leads";
import { type Markup, x } from "./markup";

/** Words in Markdown; HTML in them is shown as it was written. */
export function wordsOf(text: string): Markup {
  return x`<div class="words">${shown(lexer(text))}</div>`;
}

function shown(tokens: Token[] = []): Markup[] {
  return tokens.map((token) => element(token as MarkedToken));
}

function element(token: MarkedToken): Markup {
  switch (token.type) {
    case "heading":
      return token.depth === 1 ? x`<h3>${shown(token.tokens)}</h3>` : x`<h4>${shown(token.tokens)}</h4>`;
    case "paragraph":
      return x`<p>${shown(token.tokens)}</p>`;
    case "list": {
      const items = token.items.map((item) => x`<li>${shown(item.tokens)}</li>`);
      return token.ordered ? x`<ol start="${token.start || 1}">${items}</ol>` : x`<ul>${items}</ul>`;
    }
    case "blockquote":
      return x`<blockquote>${shown(token.tokens)}</blockquote>`;
    case "code":
      return x`<pre>${token.text}</pre>`;
    case "table":
      return x`<table class="values"><thead><tr>${token.header.map((cell) => x`<th>${shown(cell.tokens)}</th>`)}</tr></thead><tbody>${token.rows.map(
        (row) => x`<tr>${row.map((cell) => x`<td>${shown(cell.tokens)}</td>`)}</tr>`,
      )}</tbody></table>`;
    case "hr":
      return x`<hr />`;
    case "strong":
      return x`<strong>${shown(token.tokens)}</strong>`;
    case "em":
      return x`<em>${shown(token.tokens)}</em>`;
    case "del":
      return x`<del>${shown(token.tokens)}</del>`;
    case "codespan":
      return x`<code>${token.text}</code>`;
    case "br":
      return x`<br />`;
    case "link":
      return isElsewhere(token.href) ? x`<a href="${token.href}">${shown(token.tokens)}</a>` : x`${shown(token.tokens)}`;
    case "image":
      return isElsewhere(token.href) ? x`<a href="${token.href}">${token.text || token.href}</a>` : x`${token.raw}`;
    case "text":
      return token.tokens ? x`${shown(token.tokens)}` : x`${token.text}`;
    case "escape":
      return x`${token.text}`;
    case "checkbox":
      return x`${token.checked ? "☑ " : "☐ "}`;
    case "space":
    case "def":
      return x``;
    default:
      return x`${token.raw}`;
  }
}

/** On paper an address within the app leads nowhere. */
function isElsewhere(address: string): boolean {
  return leads(address) && /^(https?:|mailto:)/i.test(address);
}
