import { useId, useState } from "react";
import type { Schema } from "../../api/client";
import { useTexts } from "../../texts/texts";
import { TextInput } from "../../ui/fields";
import { IconChevronDown, IconChevronRight, IconLock, IconTable } from "../../ui/icons";
import { shortType } from "./columnTypes";
import styles from "./TableBrowser.module.css";
import { texts } from "./texts";

type Table = Schema<"SqlTable">;
type Column = Schema<"SqlColumn">;
type BrowserProps = { tables: Table[]; onInsert: (text: string) => void };

/** Tables, their columns and what they mean; each goes into the query by a click. */
export function TableBrowser({ tables, onInsert }: BrowserProps) {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState("");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set(["rejected", "identities"]));
  const word = wanted.trim().toLowerCase();
  const found = tables.map((table) => ({ ...table, columns: table.columns.filter((column) => hasWord(column, word)) }));
  const turn = (name: string) =>
    setClosed((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  return (
    <div className={styles.browser}>
      <div className={styles.search}>
        <TextInput
          aria-label={t.findColumn}
          placeholder={t.findColumn}
          size="xs"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <div className={styles.tables}>
        {word !== "" && found.every(({ columns }) => columns.length === 0) && <p className={styles.none}>{t.noColumn}</p>}
        {found
          .filter(({ columns }) => columns.length > 0)
          .map((table) => (
            <TableEntry
              key={table.name}
              table={table}
              word={word}
              open={word !== "" || !closed.has(table.name)}
              onTurn={() => turn(table.name)}
              onInsert={onInsert}
            />
          ))}
      </div>
    </div>
  );
}

type EntryProps = { table: Table; word: string; open: boolean; onTurn: () => void; onInsert: (text: string) => void };

function TableEntry({ table, word, open, onTurn, onInsert }: EntryProps) {
  const t = useTexts(texts);
  const id = useId();
  const Sign = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.table}>
      <div className={styles.tableName}>
        <button type="button" className={styles.turn} aria-expanded={open} aria-controls={id} onClick={onTurn} title={table.meaning}>
          <Sign size={14} aria-hidden />
          <IconTable size={14} aria-hidden />
          {table.name}
        </button>
      </div>
      {open && (
        <ul id={id} className={styles.columns}>
          {table.columns.map((column) => (
            <li key={column.name}>
              <button
                type="button"
                className={styles.column}
                title={[`${column.meaning} · ${column.type}`, column.masked && t[`masked-${column.masked}`]].filter(Boolean).join("\n")}
                onClick={() => onInsert(column.name)}
              >
                <span className={styles.name}>{column.name}</span>
                {column.masked && (
                  <span className={styles.masked}>
                    <IconLock size={12} aria-hidden /> <span className="hidden-label">{t[`masked-${column.masked}`]}</span>
                    <span aria-hidden>{t.masked}</span>
                  </span>
                )}
                <span className={styles.type}>{shortType(column.type)}</span>
              </button>
              {column.keys.length > 0 && <Keys column={column} word={word} onInsert={onInsert} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const FIRST_KEYS = 8;

function Keys({ column, word, onInsert }: { column: Column; word: string; onInsert: (text: string) => void }) {
  const t = useTexts(texts);
  const [all, setAll] = useState(false);
  const fitting = word === "" || column.name.includes(word) ? column.keys : column.keys.filter(({ key }) => key.toLowerCase().includes(word));
  const shown = all || word !== "" ? fitting : fitting.slice(0, FIRST_KEYS);
  return (
    <ul className={styles.keys} aria-label={t.fieldsOf(column.name)}>
      {shown.map(({ key, kind, expression }) => (
        <li key={key}>
          <button type="button" className={styles.column} title={expression} onClick={() => onInsert(expression)}>
            <span className={styles.name}>{key}</span>
            <span className={styles.type}>{kind}</span>
          </button>
        </li>
      ))}
      {shown.length < fitting.length && (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {t.loadMore} ({fitting.length - shown.length})
          </button>
        </li>
      )}
    </ul>
  );
}

function hasWord({ name, meaning, keys }: Column, word: string): boolean {
  return [name, meaning, ...keys.map(({ key }) => key)].some((text) => text.toLowerCase().includes(word));
}
