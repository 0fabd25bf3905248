import { useState } from "react";
import { useTexts } from "../texts/texts";
import { IconButton } from "./Button";
import { IconCheck, IconCopy } from "./icons";
import styles from "./code.module.css";
import { texts } from "./texts";

const SAID_MILLIS = 2_000;

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MILLIS);
  };
  return (
    <>
      <IconButton icon={copied ? IconCheck : IconCopy} label={copied ? t.copied : (label ?? t.copy)} onClick={copy} />
      <span className="hidden-label" role="status">
        {copied && t.copied}
      </span>
    </>
  );
}

/** The clipboard is there only by HTTPS or on this machine; elsewhere a selection is copied. */
export async function copyText(text: string) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** One line to copy, as a key. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.field}>
      <code className={styles.value} aria-label={label} tabIndex={0} role="textbox" aria-readonly="true">
        {value}
      </code>
      <CopyButton text={value} />
    </div>
  );
}

/** Lines to copy, as a command or a snippet. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className={styles.block} aria-label={label}>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div className={styles.corner}>
        <CopyButton text={code} />
      </div>
    </figure>
  );
}
