import { useMemo, useState } from "react";
import { Link as RouterLink } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyButton } from "../../ui/CopyField";
import { type Column, DataTable } from "../../ui/DataTable";
import { IconQrcode, IconTrash } from "../../ui/icons";
import { toast } from "../../ui/Toast";
import styles from "./links.module.css";
import { deleteLink, type Link } from "./links";
import { pageOf } from "./order";
import { QrDialog } from "./QrDialog";
import { texts } from "./texts";

export function LinkTable({ links, visits }: { links: Link[]; visits: Map<string, number> | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [shown, setShown] = useState<Link>();
  const [leaving, setLeaving] = useState<Link>();
  const mayManage = may("campaigns.manage");
  const columns = useMemo<Column<Link>[]>(
    () => [
      {
        id: "link",
        name: t.link,
        value: (link) => link.address,
        show: (link) => (
          <span className={styles.linkCell}>
            <code className={styles.address} title={link.address}>
              {pageOf(link.address)}
            </code>
            <CopyButton text={link.address} label={t.copyLink(link.address)} />
          </span>
        ),
      },
      {
        id: "campaign",
        name: t.campaign,
        value: (link) => link.campaignName,
        show: (link) => <RouterLink to={`/links?campaign=${link.campaign}`}>{link.campaignName}</RouterLink>,
      },
      { id: "source", name: t.source, value: (link) => link.marks.source },
      { id: "medium", name: t.medium, value: (link) => link.marks.medium },
      { id: "content", name: t.content, value: (link) => link.marks.content },
      { id: "visits", name: t.visits, kind: "number", value: (link) => visits?.get(link.id) },
      {
        id: "actions",
        name: "",
        sortable: false,
        value: () => null,
        show: (link) => (
          <span className={styles.linkCell}>
            <IconButton icon={IconQrcode} label={t.qrOf(link.address)} onClick={() => setShown(link)} />
            {mayManage && <IconButton icon={IconTrash} label={t.deleteOf(link.address)} onClick={() => setLeaving(link)} />}
          </span>
        ),
      },
      { id: "built", name: t.built, value: (link) => link.builtAt, show: (link) => <span title={link.builtBy}>{format.moment(link.builtAt)}</span> },
    ],
    [t, format, visits, mayManage],
  );
  return (
    <>
      <DataTable label={t.title} rows={links} rowKey={(link) => link.id} columns={columns} />
      <QrDialog link={shown} onClose={() => setShown(undefined)} />
      <ConfirmDialog
        title={t.removeTitle}
        action={t.remove}
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        onConfirm={async () => {
          if (leaving) await deleteLink(leaving);
          toast.done(t.removed);
        }}
      >
        <p className={styles.whole}>
          <code>{leaving?.address}</code>
        </p>
        <p>{t.removeNote}</p>
      </ConfirmDialog>
    </>
  );
}
