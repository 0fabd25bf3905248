import { lexer, type MarkedToken, type Token } from "marked";
import { Fragment, type ReactNode } from "react";
import { leads } from "./leads";
import styles from "./Markdown.module.css";

/** Words in Markdown, as elements and never as markup: HTML in it is shown as it was written. */
export function Markdown({ text }: { text: string }) {
  return <div className={styles.words}>{shown(lexer(text))}</div>;
}

function shown(tokens: Token[] = []): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{element(token as MarkedToken)}</Fragment>);
}

function element(token: MarkedToken): ReactNode {
  switch (token.type) {
    case "heading":
      // The page's own title is the first; a card's, if it has one, the second.
      return token.depth === 1 ? <h2>{shown(token.tokens)}</h2> : <h3>{shown(token.tokens)}</h3>;
    case "paragraph":
      return <p>{shown(token.tokens)}</p>;
    case "list": {
      const items = token.items.map((item, index) => <li key={index}>{shown(item.tokens)}</li>);
      return token.ordered ? <ol start={token.start || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case "blockquote":
      return <blockquote>{shown(token.tokens)}</blockquote>;
    case "code":
      return (
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {token.header.map((cell, index) => (
                <th key={index} scope="col" data-align={cell.align ?? undefined}>
                  {shown(cell.tokens)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {token.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, place) => (
                  <td key={place} data-align={cell.align ?? undefined}>
                    {shown(cell.tokens)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "hr":
      return <hr />;
    case "strong":
      return <strong>{shown(token.tokens)}</strong>;
    case "em":
      return <em>{shown(token.tokens)}</em>;
    case "del":
      return <del>{shown(token.tokens)}</del>;
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "link":
      return leads(token.href) ? (
        <a href={token.href} rel="noreferrer">
          {shown(token.tokens)}
        </a>
      ) : (
        token.raw
      );
    case "text":
      return token.tokens ? shown(token.tokens) : token.text;
    case "escape":
      return token.text;
    case "image":
      // The page loads nothing from elsewhere; a picture's words and address are what can be told.
      return leads(token.href) ? <a href={token.href}>{token.text || token.href}</a> : token.raw;
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "space":
    case "def":
      return null;
    default:
      return token.raw;
  }
}
