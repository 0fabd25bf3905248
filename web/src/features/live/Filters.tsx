import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { IconX } from "../../ui/icons";
import type { Field, Filter } from "./filter";
import styles from "./Live.module.css";
import { texts } from "./texts";

const TYPES = ["track", "page", "identify", "screen", "group", "alias"];
/** After a key was pressed, until it counts: each change asks the server anew. */
const PAUSE_MILLIS = 300;

type FiltersProps = { filter: Filter; change: (field: Field, value: string | null) => void; clear: () => void };

export function Filters({ filter, change, clear }: FiltersProps) {
  const t = useTexts(texts);
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["sources"],
    queryFn: () => ask(api.GET("/api/sources")),
    enabled: may("sources.view"),
  });
  const sources = new Set(data?.items.map((source) => source.name));
  if (filter.source) sources.add(filter.source);
  return (
    <div className={styles.filters}>
      <Select
        label={t.source}
        placeholder={t.all}
        data={[...sources]}
        value={filter.source ?? null}
        onChange={(value) => change("source", value)}
        clearable
        searchable
        size="xs"
      />
      <Select
        label={t.type}
        placeholder={t.all}
        data={TYPES}
        value={filter.type ?? null}
        onChange={(value) => change("type", value)}
        clearable
        size="xs"
      />
      <Select
        label={t.verdict}
        placeholder={t.all}
        data={(["accepted", "flagged", "rejected", "dropped"] as const).map((value) => ({ value, label: t[value] }))}
        value={filter.verdict ?? null}
        onChange={(value) => change("verdict", value)}
        clearable
        size="xs"
      />
      <Words label={t.name} value={filter.name ?? ""} onChange={(value) => change("name", value)} />
      <Words label={t.text} value={filter.text ?? ""} onChange={(value) => change("text", value)} />
      {Object.keys(filter).length > 0 && (
        <Button small look="quiet" icon={IconX} onClick={clear}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

/** A text that counts when one has typed it. */
function Words({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(text), PAUSE_MILLIS);
      }}
      size="xs"
    />
  );
}
