import { useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { NumberInput, Select, TextInput } from "../../ui/fields";
import { Columns, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { assigned, IGNORED, PROPERTY, use } from "./assign";
import { texts } from "./texts";
import { type Import, type Mapping, map, type Preview } from "./useImports";

type MappingPanelProps = { one: Import; preview: Preview; changes: boolean };

/** What each column is taken for, and how dates and numbers are read; may be changed until something is written. */
export function MappingPanel({ one, preview, changes }: MappingPanelProps) {
  const t = useTexts(texts);
  const [mapping, setMapping] = useState<Mapping>(preview.mapping);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const changed = JSON.stringify(mapping) !== JSON.stringify(preview.mapping);
  if (mapping.shape === "json-lines" || mapping.shape === "combined-log") return null;

  const apply = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await map(one.id, mapping);
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  const choices = [
    { value: PROPERTY, label: one.kind === "spend" ? t.ignored : t.property },
    ...(one.kind === "spend" ? [] : [{ value: IGNORED, label: t.ignored }]),
    ...preview.fields.map((field) => ({ value: field.name, label: field.name })),
  ];
  const channelOf = (column: string) =>
    mapping.channels?.flatMap(({ channel, cost, impressions, clicks }) =>
      [
        { name: cost, kind: "cost" },
        { name: impressions, kind: "impressions" },
        { name: clicks, kind: "clicks" },
      ]
        .filter(({ name }) => name === column)
        .map(({ kind }) => t.ofChannel(kind, channel)),
    )[0];

  return (
    <Panel
      title={t.mapping}
      note={t.mappingNote}
      actions={
        changes && (
          <Button look="primary" small busy={busy} disabled={!changed} onClick={() => void apply()}>
            {t.apply}
          </Button>
        )
      }
    >
      <Stack>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Columns least={180}>
          <Select
            label={t.dates}
            disabled={!changes}
            value={mapping.dates}
            allowDeselect={false}
            data={[
              { value: "year-month-day", label: t.ymd },
              { value: "day-month-year", label: t.dmy },
              { value: "month-day-year", label: t.mdy },
              { value: "seconds-or-milliseconds-since-1970", label: t.epoch },
            ]}
            onChange={(dates) => dates && setMapping({ ...mapping, dates: dates as Mapping["dates"] })}
          />
          <Select
            label={t.decimal}
            disabled={!changes}
            value={mapping.decimal}
            allowDeselect={false}
            data={[
              { value: ".", label: t.point },
              { value: ",", label: t.comma },
            ]}
            onChange={(decimal) => decimal && setMapping({ ...mapping, decimal: decimal as Mapping["decimal"] })}
          />
          <TextInput
            label={t.currency}
            disabled={!changes}
            maxLength={3}
            value={mapping.currency ?? ""}
            onChange={(event) => {
              const currency = event.currentTarget.value.toUpperCase();
              setMapping({ ...mapping, currency: currency || undefined });
            }}
          />
          <TextInput
            label={t.zone}
            disabled={!changes}
            value={mapping.zone ?? "UTC"}
            onChange={(event) => setMapping({ ...mapping, zone: event.currentTarget.value })}
          />
          {mapping.shape === "paths" && (
            <TextInput
              label={t.lastDay}
              type="date"
              disabled={!changes}
              value={mapping.lastDay ?? ""}
              onChange={(event) => setMapping({ ...mapping, lastDay: event.currentTarget.value })}
            />
          )}
          {one.kind === "spend" && (
            <NumberInput
              label={t.days}
              disabled={!changes}
              min={1}
              max={366}
              value={mapping.days ?? 1}
              onChange={(days) => setMapping({ ...mapping, days: Number(days) || 1 })}
            />
          )}
        </Columns>
        <DataTable
          label={t.mapping}
          rows={preview.columns}
          rowKey={(column) => column.name}
          columns={[
            { id: "column", name: t.column, value: (column) => column.name, sortable: false },
            {
              id: "field",
              name: t.takenFor,
              value: (column) => use(mapping, column.name),
              sortable: false,
              width: 240,
              show: (column) =>
                channelOf(column.name) ?? (
                  <Select
                    aria-label={`${t.takenFor}: ${column.name}`}
                    size="xs"
                    searchable
                    disabled={!changes}
                    allowDeselect={false}
                    value={one.kind === "spend" && use(mapping, column.name) === IGNORED ? PROPERTY : use(mapping, column.name)}
                    data={choices}
                    onChange={(chosen) => chosen && setMapping(assigned(mapping, column.name, chosen))}
                  />
                ),
            },
            { id: "example", name: t.example, value: (column) => column.examples.slice(0, 3).join(" · "), sortable: false },
          ]}
        />
      </Stack>
    </Panel>
  );
}
