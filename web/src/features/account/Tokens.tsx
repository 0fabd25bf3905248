import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { useMe } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { type Column, DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconKey, IconPlus } from "../../ui/icons";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { roleTexts } from "../people/roles";
import { NewToken } from "./NewToken";
import { texts } from "./texts";

type Token = Schema<"Token">;

export function Tokens() {
  const t = useTexts(texts);
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ["tokens"], queryFn: () => ask(api.GET("/api/tokens")) });
  return (
    <Panel
      title={t.tokens}
      note={t.tokensNote}
      flush
      actions={
        <Button icon={IconPlus} onClick={() => setCreating(true)}>
          {t.newToken}
        </Button>
      }
    >
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : data ? <List tokens={data.items} /> : <Skeleton height={120} />}
      <Dialog title={t.newToken} opened={creating} onClose={() => setCreating(false)}>
        <NewToken onDone={() => setCreating(false)} />
      </Dialog>
    </Panel>
  );
}

function List({ tokens }: { tokens: Token[] }) {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  const format = useFormat();
  const me = useMe();
  const [asked, setAsked] = useState<Token>();
  const others = tokens.some((token) => token.user !== me.name);
  const columns: Column<Token>[] = [
    { id: "name", name: t.tokenName, value: (token) => token.name },
    ...(others ? [{ id: "user", name: t.by, value: (token: Token) => token.user }] : []),
    { id: "role", name: t.role, value: (token) => roles[token.role] },
    {
      id: "used",
      name: t.lastUsed,
      value: (token) => token.lastUsedAt ?? "",
      show: (token) => (token.lastUsedAt ? format.moment(token.lastUsedAt) : t.never),
    },
    {
      id: "state",
      name: "",
      value: (token) => token.revokedAt ?? "",
      sortable: false,
      show: (token) =>
        token.revokedAt ? (
          <Badge>{t.revoked}</Badge>
        ) : (
          <Button small look="quiet" onClick={() => setAsked(token)}>
            {t.revoke}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t.tokens}
        columns={columns}
        rows={tokens}
        rowKey={(token) => token.id}
        empty={
          <EmptyState icon={IconKey} title={t.noTokens}>
            {t.noTokensNote}
          </EmptyState>
        }
      />
      <ConfirmDialog
        title={t.revokeTitle(asked?.name ?? "")}
        action={t.revoke}
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (asked) await ask(api.DELETE("/api/tokens/{id}", { params: { path: { id: asked.id } } }));
          await queries.invalidateQueries({ queryKey: ["tokens"] });
        }}
      >
        {t.revokeNote}
      </ConfirmDialog>
    </>
  );
}
