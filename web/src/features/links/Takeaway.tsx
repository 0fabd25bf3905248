import { useMutation } from "@tanstack/react-query";
import { csv } from "../../format/csv";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { copyText } from "../../ui/CopyField";
import { downloadCsv } from "../../ui/download";
import { IconCopy, IconDownload } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { toast } from "../../ui/Toast";
import { allLinks, MARKS, type Wanted } from "./links";
import { texts } from "./texts";

/** All links that are wanted, to the clipboard or into a file: those that are not on the screen yet, too. */
export function Takeaway({ wanted }: { wanted: Wanted }) {
  const t = useTexts(texts);
  const format = useFormat();
  const copying = useMutation({
    mutationFn: async () => {
      const links = await allLinks(wanted);
      await copyText(links.map((link) => link.address).join("\n"));
      return links.length;
    },
    onSuccess: (count) => toast.done(t.copiedAll(count, format.number(count))),
    onError: toast.problem,
  });
  const saving = useMutation({
    mutationFn: async () => {
      const links = await allLinks(wanted);
      const header = ["campaign", "link", ...MARKS.map((mark) => `utm_${mark}`), "built_at", "built_by"];
      const rows = links.map((link) => [link.campaignName, link.address, ...MARKS.map((mark) => link.marks[mark]), link.builtAt, link.builtBy]);
      downloadCsv(t.title, csv(header, rows));
    },
    onError: toast.problem,
  });
  return (
    <Row>
      <Button small icon={IconCopy} busy={copying.isPending} onClick={() => copying.mutate()}>
        {t.copyAll}
      </Button>
      <Button small icon={IconDownload} busy={saving.isPending} onClick={() => saving.mutate()}>
        {t.csv}
      </Button>
    </Row>
  );
}
