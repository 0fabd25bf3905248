import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { Schema } from "../../api/client";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyField } from "../../ui/CopyField";
import { IconPlus } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { SendingWays } from "./SendingWays";
import { activeKey, addKey, archiveSource, countsOf, revokeKey, type Source, useLastDay, useSources } from "./sources";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const { name = "" } = useParams();
  const { data, error, refetch } = useSources();
  const source = data?.items.find((one) => one.name === name);
  return (
    <Page
      title={data && !source ? t.unknown(name) : name}
      answer={
        <>
          <Link to="/sources">{t.all}</Link> · {source && <Link to={`/sources/${name}/plan`}>{t.plan}</Link>} · {source && <Arrived name={name} />}
        </>
      }
      actions={source && source.archivedAt === undefined && <Archive source={source} />}
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={240} />
      ) : (
        source && (
          <>
            <Panel title={t.use}>
              <Sending source={source} />
            </Panel>
            <Keys source={source} />
          </>
        )
      )}
    </Page>
  );
}

function Arrived({ name }: { name: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data } = useLastDay(5_000);
  const { received } = countsOf(data, name);
  if (data === undefined) return null;
  if (received === 0) return t.nothing;
  return (
    <>
      {t.arrived(received, format.number(received))} · <Link to={`/ledger?source=${name}`}>{t.seeLedger}</Link>
    </>
  );
}

function Sending({ source }: { source: Source }) {
  const t = useTexts(texts);
  const key = activeKey(source);
  return key ? <SendingWays writeKey={key} /> : <Caution>{t.noKey}</Caution>;
}

function Keys({ source }: { source: Source }) {
  const t = useTexts(texts);
  const may = useMay();
  const making = useMutation({ mutationFn: addKey, onSuccess: () => toast.done(t.keyMade), onError: toast.problem });
  const open = may("sources.manage") && source.archivedAt === undefined;
  return (
    <Panel
      title={t.writeKeys}
      note={t.writeKeysNote}
      actions={
        open && (
          <Button icon={IconPlus} busy={making.isPending} onClick={() => making.mutate(source.name)}>
            {t.newKey}
          </Button>
        )
      }
    >
      <Stack space={3}>
        {source.writeKeys.map((key) => (
          <Key key={key.key} source={source.name} writeKey={key} open={open} />
        ))}
      </Stack>
    </Panel>
  );
}

function Key({ source, writeKey, open }: { source: string; writeKey: Schema<"WriteKey">; open: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  if (writeKey.revokedAt) {
    return (
      <Row space={3}>
        <Quiet>
          <s>
            <code>{writeKey.key}</code>
          </s>
        </Quiet>
        <Badge>{t.revoked(format.moment(writeKey.revokedAt))}</Badge>
      </Row>
    );
  }
  return (
    <Row space={3}>
      <CopyField label={t.writeKeys} value={writeKey.key} />
      <Quiet small>
        {t.created} {format.moment(writeKey.createdAt)}
      </Quiet>
      {open && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {t.revoke}
        </Button>
      )}
      <ConfirmDialog
        title={t.revokeTitle}
        action={t.revoke}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => revokeKey(source, writeKey.key)}
      >
        <p>
          <code>{writeKey.key}</code>
        </p>
        <p>{t.revokeNote}</p>
      </ConfirmDialog>
    </Row>
  );
}

function Archive({ source }: { source: Source }) {
  const t = useTexts(texts);
  const may = useMay();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (!may("sources.manage")) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t.archive}
      </Button>
      <ConfirmDialog
        title={t.archiveTitle(source.name)}
        action={t.archive}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await archiveSource(source.name);
          toast.done(t.archivedDone(source.name));
          await navigate("/sources");
        }}
      >
        {t.archiveNote}
      </ConfirmDialog>
    </>
  );
}
