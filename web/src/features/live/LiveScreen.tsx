import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Page } from "../../ui/Page";
import { ActiveNow } from "./ActiveNow";
import { EntryDetail } from "./EntryDetail";
import { Filters } from "./Filters";
import { useFilter } from "./filter";
import { LiveList } from "./LiveList";
import styles from "./Live.module.css";
import { texts } from "./texts";
import { type Entry, useLive } from "./useLive";
import { useKeys } from "./useKeys";

const EVERY_MILLIS = 5_000;

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const [filter, change, clear] = useFilter();
  const live = useLive(filter);
  const [chosen, choose] = useState<Entry | null>(null);
  useKeys({ entries: live.entries, chosen, choose, pause: live.turn });
  const summary = useQuery({
    queryKey: ["live", "summary"],
    queryFn: () => ask(api.GET("/api/live/summary")),
    refetchInterval: EVERY_MILLIS,
  });
  const active = summary.data?.activeInFiveMinutes ?? 0;
  const people = format.number(active);
  return (
    <Page
      title={t.title}
      answer={
        summary.data && (active === 0 ? t.quiet : t.answer(summary.data.atLeast ? t.atLeast(people) : people, active))
      }
    >
      <ActiveNow summary={summary.data} problem={summary.error} onRetry={() => void summary.refetch()} />
      <div className={styles.stream} data-split={chosen !== null || undefined}>
        <LiveList
          live={live}
          filters={<Filters filter={filter} change={change} clear={clear} />}
          filtered={Object.keys(filter).length > 0}
          chosen={chosen}
          onChoose={choose}
        />
        {chosen && <EntryDetail key={keyOf(chosen)} entry={chosen} onClose={() => choose(null)} />}
      </div>
    </Page>
  );
}

const keyOf = (entry: Entry) => `${entry.number} ${entry.receivedAt}`;
