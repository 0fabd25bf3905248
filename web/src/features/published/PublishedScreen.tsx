import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyField } from "../../ui/CopyField";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { Choice } from "../../ui/fields";
import { IconKey, IconRefresh } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { connection, letNobody, newPassword, type Publication, publishNow, type Reader, usePublication, type Way, WAYS } from "./published";
import { texts } from "./texts";

/** How programs of others read figures in PostgreSQL, and who lets them. */
export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = usePublication();
  const [made, setMade] = useState<Reader>();
  const [asking, setAsking] = useState<"new" | "revoke">();
  const reader = made ?? data?.reader;
  const make = async () => setMade(await newPassword());
  return (
    <Page title={t.title} answer={data && (data.reader && data.tables.length > 0 ? t.answer(format.number(data.tables.length)) : data.reader ? undefined : t.nobody)}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={360} />
      ) : !reader ? (
        <Panel>
          <EmptyState
            icon={IconKey}
            title={t.closed}
            action={
              <Button look="primary" icon={IconKey} onClick={() => void make().catch(toast.problem)}>
                {t.make}
              </Button>
            }
          >
            {t.closedNote}
          </EmptyState>
        </Panel>
      ) : (
        <Panel
          title={t.connect}
          note={t.connectNote}
          actions={
            <Row>
              <Button onClick={() => setAsking("revoke")}>{t.revoke}</Button>
              <Button icon={IconKey} onClick={() => setAsking("new")}>
                {t.makeNew}
              </Button>
            </Row>
          }
        >
          <Connecting reader={reader} isNew={made !== undefined} />
        </Panel>
      )}
      {data?.reader && <Tables publication={data} />}
      <ConfirmDialog title={t.makeTitle} action={t.makeNew} opened={asking === "new"} onClose={() => setAsking(undefined)} onConfirm={make}>
        {t.makeNote}
      </ConfirmDialog>
      <ConfirmDialog
        title={t.revokeTitle}
        action={t.revoke}
        opened={asking === "revoke"}
        onClose={() => setAsking(undefined)}
        onConfirm={async () => {
          await letNobody();
          setMade(undefined);
          toast.done(t.revoked);
        }}
      >
        {t.revokeNote}
      </ConfirmDialog>
    </Page>
  );
}

function Connecting({ reader, isNew }: { reader: Reader; isNew: boolean }) {
  const t = useTexts(texts);
  const [way, setWay] = useState<Way>("psql");
  return (
    <Stack>
      <Columns least={176}>
        <Named label={t.host} value={reader.host} />
        <Named label={t.port} value={String(reader.port)} />
        <Named label={t.database} value={reader.database} />
        <Named label={t.schema} value="published" />
        <Named label={t.user} value={reader.role} />
      </Columns>
      {isNew && reader.password !== undefined ? (
        <div>
          <Named label={t.password} value={reader.password} />
          <Quiet small>{t.once}</Quiet>
        </div>
      ) : (
        <div>
          <div className="field-label">{t.password}</div>
          <Quiet>{t.hidden}</Quiet>
        </div>
      )}
      <Choice label={t.ways} small value={way} options={WAYS.map((one) => ({ value: one, label: t[`way-${one}`] }))} onChange={setWay} />
      <CopyField label={t[`way-${way}`]} value={connection(way, reader)} />
      <Quiet small>{t.local}</Quiet>
    </Stack>
  );
}

/** Whose name is seen, too. */
function Named({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <div className="field-label" aria-hidden>
        {label}
      </div>
      <CopyField label={label} value={value} />
    </div>
  );
}

function Tables({ publication: { tables } }: { publication: Publication }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const bring = () => {
    setBusy(true);
    void publishNow()
      .then(() => toast.done(t.done), toast.problem)
      .finally(() => setBusy(false));
  };
  return (
    <Panel
      title={t.tables}
      note={t.tablesNote}
      flush
      actions={
        <Button small icon={IconRefresh} busy={busy} onClick={bring}>
          {t.now}
        </Button>
      }
    >
      <DataTable
        label={t.tables}
        rows={tables}
        rowKey={({ name }) => name}
        empty={t.noTables}
        holdsFirst
        columns={[
          { id: "name", name: t.table, value: ({ name }) => name, width: 168 },
          { id: "meaning", name: t.meaning, kind: "sentence", value: ({ meaning }) => meaning },
          { id: "rows", name: t.rows, kind: "number", value: ({ rows }) => rows },
          { id: "at", name: t.at, value: ({ publishedAt }) => new Date(publishedAt) },
        ]}
      />
    </Panel>
  );
}
