import { useState } from "react";
import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconCopy, IconDots, IconLayoutDashboard, IconPlus, IconTrash } from "../../ui/icons";
import { Menu } from "../../ui/overlays";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { addDashboard, deleteDashboard, type Draft, draftOf, fetchDashboard, type Listed, useDashboards, useMayChange } from "./dashboards";
import { SettingsDialog } from "./edit/SettingsDialog";
import { texts } from "./texts";

const NEW: Draft = { name: "", description: "", shared: false, dates: { days: 30 }, compare: "previous", filters: [], cards: [] };

/** The own dashboards and the shared ones. */
export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useDashboards();
  const [creating, setCreating] = useOpenInAddress("new");
  const [copied, setCopied] = useState<Draft>();
  const [leaving, setLeaving] = useState<Listed>();
  const manages = may("dashboards.manage");
  const mayChange = useMayChange();
  const create = manages && (
    <Button look="primary" icon={IconPlus} onClick={() => setCreating(true)}>
      {t.create}
    </Button>
  );
  const copy = async ({ id, name }: Listed) => {
    try {
      setCopied({ ...draftOf(await fetchDashboard(id)), name: t.copyOf(name).slice(0, 100), shared: false });
    } catch (thrown) {
      toast.problem(thrown);
    }
  };
  const count = data?.items.length ?? 0;
  return (
    <Page title={t.title} answer={count > 0 ? t.countOf(format.number(count), count === 1) : t.about} actions={count > 0 && create}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <Panel flush>
          {count === 0 ? (
            <EmptyState icon={IconLayoutDashboard} title={t.createFirst} action={create}>
              {manages ? t.createFirstNote : t.noneForReader}
            </EmptyState>
          ) : (
            <DataTable<Listed>
              label={t.title}
              rows={data.items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => void navigate(`/dashboards/${id}`)}
              columns={[
                { id: "name", name: t.name, value: ({ name }) => name, width: 220 },
                { id: "description", name: t.description, kind: "sentence", value: ({ description }) => description, width: 240, sortable: false },
                { id: "owner", name: t.owner, value: ({ own, owner }) => (own ? t.you : owner) },
                { id: "seen", name: t.seenBy, value: ({ shared }) => (shared ? t.everyone : t.onlyOwner) },
                { id: "cards", name: t.cards, kind: "number", value: ({ cards }) => cards },
                { id: "changed", name: t.changed, value: ({ changedAt }) => changedAt, show: ({ changedAt }) => format.ago(changedAt) },
                ...(manages
                  ? [
                      {
                        id: "do",
                        name: t.more,
                        width: 64,
                        sortable: false,
                        value: () => null,
                        show: (row: Listed) => (
                          // A click on the menu is none on the row, wherever on the page the menu is drawn.
                          <span onClick={(event) => event.stopPropagation()}>
                            <Menu
                              target={<MoreButton label={t.doTo(row.name)} />}
                              items={[
                                { label: t.copy, icon: IconCopy, onClick: () => void copy(row) },
                                { label: t.delete, icon: IconTrash, danger: true, disabled: !mayChange(row), onClick: () => setLeaving(row) },
                              ]}
                            />
                          </span>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Panel>
      )}
      {creating && manages && (
        <SettingsDialog
          title={t.create}
          action={t.create}
          start={NEW}
          onClose={() => setCreating(false)}
          onDone={async (draft) => {
            const { id } = await addDashboard(draft);
            void navigate(`/dashboards/${id}?edit`);
          }}
        />
      )}
      {copied && (
        <SettingsDialog
          title={t.copyTitle}
          action={t.copy}
          start={copied}
          onClose={() => setCopied(undefined)}
          onDone={async (draft) => {
            const { id } = await addDashboard(draft);
            void navigate(`/dashboards/${id}`);
          }}
        />
      )}
      <ConfirmDialog
        title={t.deleteTitle}
        action={t.delete}
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        onConfirm={async () => {
          if (leaving) await deleteDashboard(leaving.id);
          toast.done(t.deleted);
        }}
      >
        {t.deleteNote(leaving?.name ?? "")}
      </ConfirmDialog>
    </Page>
  );
}

/** Mantine's menu gives its target the attributes of a menu button. */
function MoreButton({ label, ...given }: { label: string }) {
  return <IconButton icon={IconDots} label={label} {...given} />;
}
