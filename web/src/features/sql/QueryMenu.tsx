import { useState } from "react";
import { useNavigate } from "react-router";
import { useTexts } from "../../texts/texts";
import { IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { IconCopy, IconDots, IconHistory, IconPencil, IconTrash } from "../../ui/icons";
import { Menu } from "../../ui/overlays";
import { AddToDashboard } from "../dashboards/AddToDashboard";
import { dropDraft } from "./drafts";
import { deleteQuery, type SavedQuery } from "./savedQueries";
import { texts } from "./texts";
import { VersionsDrawer } from "./VersionsDrawer";

type QueryMenuProps = { saved: SavedQuery; onSaveAs: () => void; onNaming: () => void; onUse: (sql: string) => void };

/** What is done to a saved query more rarely. */
export function QueryMenu({ saved, onSaveAs, onNaming, onUse }: QueryMenuProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [open, setOpen] = useState<"none" | "versions" | "delete">("none");
  return (
    <>
      <AddToDashboard content={{ query: saved.id }} small />
      <Menu
        target={<MoreButton label={t.more} />}
        items={[
          { label: t.saveAs, icon: IconCopy, onClick: onSaveAs },
          { label: t.renameAndShare, icon: IconPencil, onClick: onNaming, disabled: !saved.own },
          { label: t.versions, icon: IconHistory, onClick: () => setOpen("versions") },
          "divider",
          { label: t.remove, icon: IconTrash, onClick: () => setOpen("delete"), danger: true, disabled: !saved.own },
        ]}
      />
      <VersionsDrawer id={saved.id} opened={open === "versions"} onClose={() => setOpen("none")} onUse={onUse} />
      <ConfirmDialog
        title={t.removeTitle(saved.name)}
        action={t.remove}
        opened={open === "delete"}
        onClose={() => setOpen("none")}
        onConfirm={async () => {
          await deleteQuery(saved.id);
          dropDraft(saved.id);
          await navigate("/sql");
        }}
      >
        {t.removeNote}
      </ConfirmDialog>
    </>
  );
}

/** Mantine's menu gives its target the attributes of a menu button. */
function MoreButton({ label, ...given }: { label: string }) {
  return <IconButton icon={IconDots} label={label} {...given} />;
}
