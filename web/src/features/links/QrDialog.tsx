import { useMutation } from "@tanstack/react-query";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { download, fileName } from "../../ui/download";
import { CopyField } from "../../ui/CopyField";
import { IconDownload } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { toast } from "../../ui/Toast";
import styles from "./links.module.css";
import { type Link, qrAddress, qrFile } from "./links";
import { texts } from "./texts";

/** A link for cameras. */
export function QrDialog({ link, onClose }: { link: Link | undefined; onClose: () => void }) {
  const t = useTexts(texts);
  const saving = useMutation({
    mutationFn: async ({ of, as }: { of: Link; as: "svg" | "png" }) => {
      const { campaign, source, content } = of.marks;
      download(`${fileName(["qr", campaign, source, content].filter(Boolean).join(" "))}.${as}`, await qrFile(of, as));
    },
    onError: toast.problem,
  });
  return (
    <Dialog title={t.qrTitle} opened={link !== undefined} onClose={onClose}>
      {link && (
        <Stack>
          <img className={styles.qr} src={qrAddress(link, "svg")} alt={t.qrAlt(link.address)} width={280} height={280} />
          <CopyField label={t.link} value={link.address} />
          <Quiet small>{t.qrNote}</Quiet>
          <Row spread="end">
            <Button icon={IconDownload} busy={saving.isPending} onClick={() => saving.mutate({ of: link, as: "png" })}>
              {t.png}
            </Button>
            <Button look="primary" icon={IconDownload} busy={saving.isPending} onClick={() => saving.mutate({ of: link, as: "svg" })}>
              {t.svg}
            </Button>
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}
