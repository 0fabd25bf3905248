import { useState } from "react";
import type { Schema } from "../../api/client";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconTable } from "../../ui/icons";
import { Drawer } from "../../ui/overlays";
import { Skeleton } from "../../ui/Skeleton";
import { TableBrowser } from "./TableBrowser";
import styles from "./TablesPanel.module.css";
import { texts } from "./texts";

const KEY = "windrose.sql.tables";

type TablesPanelProps = { tables: Schema<"SqlTable">[] | undefined; onInsert: (text: string) => void };

/** Beside the query where there is width, else in a drawer. */
export function TablesPanel({ tables, onInsert }: TablesPanelProps) {
  const t = useTexts(texts);
  const [hidden, setHidden] = useState(() => localStorage.getItem(KEY) === "hidden");
  const [opened, setOpened] = useState(false);
  const turn = () => {
    localStorage.setItem(KEY, hidden ? "shown" : "hidden");
    setHidden(!hidden);
  };
  const browser = (insert: (text: string) => void) =>
    tables ? <TableBrowser tables={tables} onInsert={insert} /> : <Skeleton height={400} />;
  return (
    <>
      <aside className={styles.panel} data-hidden={hidden || undefined} aria-label={t.tables}>
        <div className={styles.header}>
          {!hidden && <h2>{t.tables}</h2>}
          <IconButton
            icon={hidden ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
            label={hidden ? t.showTables : t.hideTables}
            aria-expanded={!hidden}
            onClick={turn}
          />
        </div>
        {!hidden && <div className={styles.body}>{browser(onInsert)}</div>}
      </aside>
      <div className={styles.small}>
        <Button small icon={IconTable} onClick={() => setOpened(true)}>
          {t.showTables}
        </Button>
      </div>
      <Drawer side="left" title={t.tables} opened={opened} onClose={() => setOpened(false)}>
        {browser((text) => {
          setOpened(false);
          onInsert(text);
        })}
      </Drawer>
    </>
  );
}
