import { useId, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { MultiSelect, Select, TextInput } from "../../ui/fields";
import { IconPlus, IconX } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { type Media, roomForTrials, taken } from "./form";
import { BELOW, type FieldsProps } from "./LakeFields";
import { columnsOf, textOf } from "./mixes";
import { messageOf } from "./names";
import styles from "./mixes.module.css";
import { texts } from "./texts";

/** A file of weeks, and which of its columns are what. */
export function FileFields({ form, onChange, wrong }: FieldsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const id = useId();
  const [problem, setProblem] = useState("");
  const { file } = form;
  const bring = async (brought: File | undefined) => {
    setProblem("");
    if (!brought) return;
    try {
      const text = await textOf(brought);
      const found = { name: brought.name, text, columns: await columnsOf(text) };
      const trials = Math.min(form.trials, roomForTrials(found.columns.weeks));
      const isKnown = isLike(form, found.columns.columns.map(({ name }) => name));
      onChange({ trials, ...(isKnown ? { file: found } : taken(found)) });
    } catch (thrown) {
      setProblem(thrown instanceof TypeError ? t.noGzip(brought.name) : messageOf(thrown));
      onChange({ file: undefined });
    }
  };
  const said = problem || (wrong.field === "file" ? wrong.message : "");
  return (
    <>
      <Stack space={1}>
        <label className="field-label" htmlFor={id}>
          {t.weeklyFile}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,.gz,text/csv,application/gzip"
          aria-describedby={`${id}-note`}
          aria-invalid={said !== "" || undefined}
          onChange={(event) => void bring(event.currentTarget.files?.[0])}
        />
        <span id={`${id}-note`}>
          {said ? (
            <span className={styles.wrong} role="alert">
              {said}
            </span>
          ) : (
            <Quiet small>{file ? t.fileHolds(format.number(file.columns.weeks), format.day(file.columns.first), format.number(file.columns.columns.length)) : t.weeklyFileNote}</Quiet>
          )}
        </span>
      </Stack>
      {file && <ColumnFields form={form} onChange={onChange} wrong={wrong} />}
    </>
  );
}

/** Whether what was chosen of an earlier file is in this one too. */
function isLike({ week, fileOutcome, media, influences }: FieldsProps["form"], names: string[]): boolean {
  const chosen = [week, fileOutcome, ...media.flatMap(({ spend, exposure }) => (exposure ? [spend, exposure] : [spend])), ...influences];
  return fileOutcome !== "" && media.length > 0 && chosen.every((name) => name === "" || names.includes(name));
}

/** Only the first row has its labels to see. */
const named = (label: string, at: number) => (at === 0 ? { label } : { "aria-label": label });

function ColumnFields({ form, onChange }: FieldsProps) {
  const t = useTexts(texts);
  const columns = form.file?.columns.columns ?? [];
  const days = columns.filter(({ kind }) => kind === "DAYS").map(({ name }) => name);
  const numbers = columns.filter(({ kind }) => kind === "NUMBERS").map(({ name }) => name);
  const used = new Set([form.fileOutcome, ...form.media.flatMap(({ spend, exposure }) => [spend, exposure])]);
  const rest = columns.filter(({ kind, name }) => kind !== "DAYS" && !used.has(name)).map(({ name }) => name);
  const changed = (at: number, changes: Partial<Media>) => onChange({ media: form.media.map((each, index) => (index === at ? { ...each, ...changes } : each)) });
  return (
    <>
      <Columns least={240}>
        <Select label={t.weekColumn} description={t.weekNote} inputWrapperOrder={BELOW} data={days} value={form.week || null} onChange={(week) => onChange({ week: week ?? "" })} allowDeselect={false} />
        <Select label={t.outcomeColumn} description={t.outcomeNote} inputWrapperOrder={BELOW} data={numbers} value={form.fileOutcome || null} onChange={(fileOutcome) => onChange({ fileOutcome: fileOutcome ?? "", influences: form.influences.filter((name) => name !== fileOutcome) })} allowDeselect={false} searchable />
        <MultiSelect label={t.influences} description={t.influencesNote} inputWrapperOrder={BELOW} data={rest} value={form.influences.filter((name) => rest.includes(name))} onChange={(influences) => onChange({ influences })} searchable clearable hidePickedOptions />
      </Columns>
      <Stack space={2}>
        <h3>{t.channels}</h3>
        {form.media.map(({ channel, spend, exposure }, at) => (
          <div key={at} className={styles.media}>
            <TextInput {...named(t.channel, at)} value={channel} maxLength={100} onChange={(event) => changed(at, { channel: event.currentTarget.value })} />
            <Select {...named(t.spendColumn, at)} data={numbers} value={spend || null} onChange={(chosen) => changed(at, { spend: chosen ?? "" })} allowDeselect={false} searchable />
            <Select {...named(t.exposureColumn, at)} placeholder={t.spendActs} data={numbers} value={exposure || null} onChange={(chosen) => changed(at, { exposure: chosen ?? "" })} clearable searchable />
            <IconButton icon={IconX} label={t.leaveOut(channel)} onClick={() => onChange({ media: form.media.filter((_, index) => index !== at) })} />
          </div>
        ))}
        {form.media.length === 0 && <Quiet>{t.noChannels}</Quiet>}
        <Row>
          <Button small icon={IconPlus} onClick={() => onChange({ media: [...form.media, { channel: "", spend: "", exposure: "" }] })}>
            {t.addChannel}
          </Button>
        </Row>
      </Stack>
    </>
  );
}
