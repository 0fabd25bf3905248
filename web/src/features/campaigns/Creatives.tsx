import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { EmptyState } from "../../ui/EmptyState";
import { Choice, Textarea, TextInput } from "../../ui/fields";
import { IconPhoto, IconPlus, IconTrash } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./campaigns.module.css";
import { addPicture, addText, type Creative, deleteCreative, pictureOf, useCreatives } from "./campaigns";
import { texts } from "./texts";

export function Creatives({ id }: { id: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const { data, error, refetch } = useCreatives(id);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Creative>();
  const [deleting, setDeleting] = useState<Creative>();
  const add = may("campaigns.manage") && (
    <Button icon={IconPlus} onClick={() => setAdding(true)}>
      {t.addCreative}
    </Button>
  );
  return (
    <Panel title={t.creatives} note={t.creativesNote} actions={add}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={200} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={IconPhoto} title={t.noCreatives}>
          {t.noCreativesNote}
        </EmptyState>
      ) : (
        <ul className={styles.cards}>
          {data.items.map((creative) => (
            <li key={creative.id} className={styles.card}>
              <button
                type="button"
                className={styles.preview}
                onClick={() => setShown(creative)}
                aria-label={creative.kind === "picture" ? t.look(creative.name) : undefined}
              >
                {creative.kind === "picture" ? (
                  <img src={pictureOf(id, creative.id)} alt="" loading="lazy" />
                ) : (
                  <span className={styles.excerpt}>{creative.text}</span>
                )}
              </button>
              <Row spread="between">
                <Meta creative={creative} />
                {may("campaigns.manage") && (
                  <IconButton icon={IconTrash} label={t.deleteOf(creative.name)} onClick={() => setDeleting(creative)} />
                )}
              </Row>
            </li>
          ))}
        </ul>
      )}
      <Dialog title={t.addCreative} opened={adding} onClose={() => setAdding(false)}>
        <NewCreative id={id} onDone={() => setAdding(false)} />
      </Dialog>
      <Dialog title={shown?.name ?? ""} opened={shown !== undefined} onClose={() => setShown(undefined)} wide>
        {shown?.kind === "picture" && <img className={styles.whole} src={pictureOf(id, shown.id)} alt={shown.name} />}
        {shown?.kind === "text" && <p className={styles.objective}>{shown.text}</p>}
      </Dialog>
      <ConfirmDialog
        title={t.deleteTitle(deleting?.name ?? "")}
        action={t.remove}
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        onConfirm={async () => deleting && deleteCreative(id, deleting.id)}
      >
        {t.deleteCreativeNote}
      </ConfirmDialog>
    </Panel>
  );
}

function Meta({ creative }: { creative: Creative }) {
  const t = useTexts(texts);
  const format = useFormat();
  const size = creative.bytes === undefined ? "" : ` · ${t.kilobytes(format.headline(Math.max(1, creative.bytes / 1024)))}`;
  return (
    <span className={styles.meta}>
      <strong>{creative.name}</strong>
      <Quiet small>
        {creative.kind === "picture" ? (creative.mediaType ?? "").replace("image/", "").toUpperCase() : t.text}
        {size} · {creative.createdBy}
      </Quiet>
    </span>
  );
}

function NewCreative({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTexts(texts);
  const fileId = useId();
  const [kind, setKind] = useState<Creative["kind"]>("picture");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File>();
  const adding = useMutation({
    mutationFn: async () => {
      if (kind === "text") await addText(id, name.trim(), text);
      else if (file) await addPicture(id, name.trim(), file);
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  const incomplete = name.trim() === "" || (kind === "text" ? text.trim() === "" : file === undefined);
  return (
    <form onSubmit={submit}>
      <Stack>
        <Choice
          label={t.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: "picture", label: t.picture },
            { value: "text", label: t.text },
          ]}
        />
        {kind === "picture" ? (
          <Stack space={1}>
            <label className="field-label" htmlFor={fileId}>
              {t.file}
            </label>
            <input
              id={fileId}
              type="file"
              accept="image/png,image/jpeg,image/gif,image/webp"
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0];
                setFile(chosen);
                if (chosen && name === "") setName(chosen.name.replace(/\.[^.]*$/, ""));
              }}
            />
            <Quiet small>{t.pictureNote}</Quiet>
          </Stack>
        ) : (
          <Textarea label={t.text} autosize minRows={4} maxRows={14} maxLength={10_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        )}
        <TextInput label={t.name} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
        {adding.isError && <ProblemNotice problem={adding.error} />}
        <Row spread="end">
          <Button look="primary" submits busy={adding.isPending} disabled={incomplete}>
            {t.add}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
