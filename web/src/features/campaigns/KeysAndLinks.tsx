import { useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyButton } from "../../ui/CopyField";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconKey, IconLink, IconPlus, IconTrash } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { deleteKey, useKeys, useLinks } from "./campaigns";
import { KeyProblems } from "./KeyProblems";
import { type Key, said } from "./keyFields";
import { NewKey } from "./NewKey";
import { texts } from "./texts";

/** By what the campaign is known in the data, what gets in the way of that, and the links that were built for it. */
export function KeysAndLinks({ id }: { id: string }) {
  return (
    <Stack space={4}>
      <KeyProblems id={id} />
      <Keys id={id} />
      <Links id={id} />
    </Stack>
  );
}

function Keys({ id }: { id: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useKeys(id);
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<Key>();
  const manages = may("campaigns.manage");
  const words = (key: Key) => said(key.fields, (field) => t[`key-${field}` as keyof typeof t] as string);
  return (
    <Panel
      flush
      title={t.keys}
      note={t.keysNote}
      actions={
        manages && (
          <Button icon={IconPlus} onClick={() => setAdding(true)}>
            {t.addKey}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={120} />
      ) : (
        <DataTable
          label={t.keys}
          rows={data.items}
          rowKey={(key) => key.id}
          empty={
            <EmptyState icon={IconKey} title={t.noKeys}>
              {t.noKeysNote}
            </EmptyState>
          }
          columns={[
            { id: "kind", name: t.kind, value: (key) => t[`kind-${key.kind}`] },
            { id: "value", name: t.value, value: words, show: (key) => <code>{words(key)}</code> },
            { id: "origin", name: t.origin, value: (key) => t[`origin-${key.origin}`] },
            { id: "added", name: t.added, value: (key) => key.addedAt, show: (key) => `${key.addedBy}, ${format.moment(key.addedAt)}` },
            ...(manages
              ? [
                  {
                    id: "delete",
                    name: "",
                    sortable: false,
                    width: 56,
                    value: () => null,
                    show: (key: Key) => <IconButton icon={IconTrash} label={t.deleteOf(words(key))} onClick={() => setDeleting(key)} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      <Dialog title={t.addKey} opened={adding} onClose={() => setAdding(false)}>
        <NewKey id={id} onDone={() => setAdding(false)} />
      </Dialog>
      <ConfirmDialog
        title={t.deleteKeyTitle}
        action={t.remove}
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        onConfirm={async () => deleting && deleteKey(id, deleting.id)}
      >
        {deleting && (
          <p>
            <code>{words(deleting)}</code>
          </p>
        )}
        <p>{t.deleteKeyNote}</p>
      </ConfirmDialog>
    </Panel>
  );
}

function Links({ id }: { id: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useLinks(id);
  return (
    <Panel flush title={t.links} note={t.linksNote} actions={<Button to={`/links?campaign=${id}`}>{t.buildLinks}</Button>}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={120} />
      ) : (
        <DataTable
          label={t.links}
          rows={data.items}
          rowKey={(link) => link.id}
          height={400}
          empty={
            <EmptyState icon={IconLink} title={t.noLinks}>
              <Link to={`/links?campaign=${id}`}>{t.buildLinks}</Link>
            </EmptyState>
          }
          columns={[
            {
              id: "address",
              name: t.address,
              value: (link) => link.address,
              show: (link) => (
                <Row space={1}>
                  <CopyButton text={link.address} label={t.copyOf(link.address)} />
                  <code>{link.address}</code>
                </Row>
              ),
            },
            { id: "built", name: t.built, value: (link) => link.builtAt, show: (link) => `${link.builtBy}, ${format.moment(link.builtAt)}` },
          ]}
        />
      )}
    </Panel>
  );
}
