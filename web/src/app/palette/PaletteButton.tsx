import { lazy, Suspense, useEffect, useState } from "react";
import { useTexts } from "../../texts/texts";
import { IconSearch } from "../../ui/icons";
import styles from "./PaletteButton.module.css";
import { texts } from "./texts";

const Palette = lazy(() => import("./Palette"));

/** Opens the command palette, as Ctrl-K does from anywhere. */
export function PaletteButton() {
  const t = useTexts(texts);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        event.stopPropagation();
        setOpened((now) => !now);
      }
    };
    // Before an editor that has the keys for itself.
    window.addEventListener("keydown", keyed, { capture: true });
    return () => window.removeEventListener("keydown", keyed, { capture: true });
  }, []);
  return (
    <>
      <button type="button" className={styles.button} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(true)}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>{t.open}</span>
        <kbd className={styles.keys} aria-hidden>
          {t.keys}
        </kbd>
      </button>
      {opened && (
        <Suspense>
          <Palette onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
