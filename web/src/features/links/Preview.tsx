import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import styles from "./links.module.css";
import type { Checked, LinkProblem } from "./links";
import { repeated, shownLink } from "./order";
import { texts } from "./texts";

const ALL_IN_ORDER = 100;

const isWrong = ({ link }: { link: Checked }) => link.problems.length > 0;

type PreviewProps = { links: Checked[]; onMend: (index: number, problem: LinkProblem) => void };

/** Each link as it will be; what stands against it is at its row, with the nearest allowed value as a click. */
export function Preview({ links, onMend }: PreviewProps) {
  const t = useTexts(texts);
  const again = repeated(links);
  const all = links.map((link, index) => ({ link, index }));
  // Among many, what is wrong would be out of sight.
  const rows = links.length <= ALL_IN_ORDER ? all : [...all.filter(isWrong), ...all.filter((row) => !isWrong(row))];
  return (
    <DataTable
      label={t.preview}
      rows={rows}
      rowKey={({ index }) => String(index)}
      height={480}
      columns={[
        { id: "row", name: t.row, kind: "number", width: 64, value: ({ index }) => index + 1 },
        {
          id: "state",
          name: t.state,
          kind: "sentence",
          width: 260,
          value: ({ link, index }) => (link.problems.length > 0 ? 0 : link.built ? 1 : again.has(index) ? 2 : 3),
          show: ({ link, index }) =>
            link.problems.length > 0 ? (
              <span className={styles.problems}>
                {link.problems.map((problem) => (
                  <span key={problem.code + problem.mark} className={styles.problem}>
                    <span className={styles.said}>{said(problem, t)}</span>
                    {problem.nearest !== undefined && (
                      <Button small onClick={() => onMend(index, problem)}>
                        {t.take(problem.nearest)}
                      </Button>
                    )}
                  </span>
                ))}
              </span>
            ) : link.built ? (
              <Badge>{t.there}</Badge>
            ) : again.has(index) ? (
              <Badge tone="caution">{t.again}</Badge>
            ) : (
              <Badge tone="good">{t.good}</Badge>
            ),
        },
        {
          id: "link",
          name: t.link,
          value: ({ link }) => shownLink(link),
          show: ({ link }) => <code title={shownLink(link)}>{shownLink(link)}</code>,
        },
      ]}
    />
  );
}

/** In the reader's language where it is one of the usual; the server's words for all else. */
function said({ code, mark, text }: LinkProblem, t: (typeof texts)["en"]): string {
  const name = mark && t[mark];
  if (name && (code === "campaign.mark-missing" || code === "campaign.mark-not-allowed")) return t[code](name);
  return text;
}
