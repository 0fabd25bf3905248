import { setNonce } from "get-nonce";

/** Without it the page's policy lets no style element in; for Mantine, and for an editor that makes its own. */
export function styleNonce(): string {
  return document.querySelector<HTMLStyleElement>("#first-paint")?.nonce ?? "";
}

// For the part of Mantine's dialogs that holds the page still, which makes its style element by itself.
setNonce(styleNonce());
