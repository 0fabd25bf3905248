import { useQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Drawer } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./drawers.module.css";
import { texts } from "./texts";

type VersionsDrawerProps = { id: string; opened: boolean; onClose: () => void; onUse: (sql: string) => void };

/** The texts that a saved query had; each can be put back into the editor. */
export function VersionsDrawer({ id, opened, onClose, onUse }: VersionsDrawerProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ["sql", "texts", id],
    queryFn: () => ask(api.GET("/api/sql/queries/{id}/texts", { params: { path: { id } } })),
    enabled: opened,
  });
  return (
    <Drawer title={t.versions} opened={opened} onClose={onClose}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <ul className={styles.list}>
          {data.items.map(({ version, sql, changedAt, changedBy }) => (
            <li key={version}>
              <button
                type="button"
                className={styles.entry}
                onClick={() => {
                  onUse(sql);
                  onClose();
                }}
              >
                <span className={styles.first}>
                  <strong>{t.version(version)}</strong>
                  <span className={styles.quiet}>
                    {changedBy} · {format.ago(changedAt)}
                  </span>
                </span>
                <code className={styles.sql}>{sql}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  );
}
