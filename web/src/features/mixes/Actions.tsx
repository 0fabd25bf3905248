import { useState } from "react";
import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { IconCopy, IconRefresh, IconScale, IconTrash } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { MoreMenu } from "../../ui/MoreMenu";
import type { MenuItem } from "../../ui/overlays";
import { toast } from "../../ui/Toast";
import { rooms } from "../../app/rooms";
import { type Mix, refit, remove } from "./mixes";
import { State, Trust } from "./State";
import { texts } from "./texts";

const BUDGET = "/budget";

/** What can be done with a model: plan by it, fit it again, forget it. */
export function Actions({ mix: { fit, report } }: { mix: Mix }) {
  const t = useTexts(texts);
  const manages = useMay()("campaigns.manage");
  const navigate = useNavigate();
  const [asks, setAsks] = useState<"refit" | "delete">();
  const close = () => setAsks(undefined);
  const isPlannable = report !== undefined && rooms.some(({ path }) => path === BUDGET);
  const like = { label: t.like, icon: IconCopy, onClick: () => void navigate(`/mixes/new?like=${fit.id}`) };
  const items: MenuItem[] = [
    ...(fit.from === "lake" ? [{ label: t.refit, icon: IconRefresh, onClick: () => setAsks("refit") }, like] : [{ ...like, label: t.refitFile }]),
    "divider",
    { label: t.remove, icon: IconTrash, danger: true, onClick: () => setAsks("delete") },
  ];
  return (
    <Row>
      {report ? <Trust trust={report.verdict.trust} /> : <State fit={fit} />}
      {isPlannable && (
        <Button icon={IconScale} look="primary" to={`${BUDGET}?mix=${fit.id}`}>
          {t.plan}
        </Button>
      )}
      {manages && <MoreMenu label={t.actions} items={items} />}
      <ConfirmDialog
        title={t.refit}
        action={t.refit}
        danger={false}
        opened={asks === "refit"}
        onClose={close}
        onConfirm={async () => {
          const { id } = await refit(fit.id);
          await navigate(`/mixes/${id}`);
        }}
      >
        {t.refitText}
      </ConfirmDialog>
      <ConfirmDialog
        title={t.removeTitle(fit.name)}
        action={t.remove}
        opened={asks === "delete"}
        onClose={close}
        onConfirm={async () => {
          await remove(fit.id);
          toast.done(t.removed(fit.name));
          await navigate("/mixes");
        }}
      >
        {t.removeText}
      </ConfirmDialog>
    </Row>
  );
}
