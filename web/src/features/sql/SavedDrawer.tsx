import { useState } from "react";
import { Link } from "react-router";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { EmptyState } from "../../ui/EmptyState";
import { TextInput } from "../../ui/fields";
import { IconStar } from "../../ui/icons";
import { Stack } from "../../ui/layout";
import { Drawer } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useFormat } from "../../format/useFormat";
import styles from "./drawers.module.css";
import { useSavedQueries } from "./savedQueries";
import { texts } from "./texts";

type SavedDrawerProps = { opened: boolean; onClose: () => void };

/** The own saved queries and the shared ones. */
export function SavedDrawer({ opened, onClose }: SavedDrawerProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useSavedQueries(opened);
  const [wanted, setWanted] = useState("");
  const word = wanted.trim().toLowerCase();
  const found = data?.items.filter(({ name, description, owner }) => `${name} ${description} ${owner}`.toLowerCase().includes(word));
  return (
    <Drawer title={t.saved} opened={opened} onClose={onClose}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data || !found ? (
        <Skeleton height={240} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={IconStar} title={t.noSaved}>
          {t.noSavedNote}
        </EmptyState>
      ) : (
        <Stack space={3}>
          <TextInput aria-label={t.find} placeholder={t.find} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
          {found.length === 0 && <p className={styles.quiet}>{t.noneFound}</p>}
          <ul className={styles.list}>
            {found.map((query) => (
              <li key={query.id}>
                <Link to={`/sql?query=${query.id}`} className={styles.entry} onClick={onClose}>
                  <span className={styles.first}>
                    <strong>{query.name}</strong>
                    {query.shared && <Badge tone="sea">{t.isShared}</Badge>}
                  </span>
                  {query.description && <span>{query.description}</span>}
                  <span className={styles.quiet}>
                    {query.own ? t.own : t.ofOthers(query.owner)} · {format.ago(query.changedAt)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Drawer>
  );
}
