import { useQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CopyField";
import { EmptyState } from "../../ui/EmptyState";
import { IconActivity, IconRss } from "../../ui/icons";
import styles from "./Live.module.css";
import { texts } from "./texts";

/** Nothing came: the line that sends an event. */
export function FirstEvent() {
  const t = useTexts(texts);
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["sources"],
    queryFn: () => ask(api.GET("/api/sources")),
    enabled: may("sources.view"),
  });
  const key = data?.items.flatMap((source) => source.writeKeys).find(({ revokedAt }) => revokedAt === undefined)?.key;
  if (!key) {
    return (
      <EmptyState icon={IconActivity} title={t.nothingYet} action={<Button icon={IconRss} look="primary" to="/sources">{t.toSources}</Button>}>
        {t.noSource}
      </EmptyState>
    );
  }
  const code = `curl -u ${key}: -H 'Content-Type: application/json' \\
  -d '{"event":"Hello","userId":"ada","properties":{"greeting":"ahoy"}}' \\
  ${location.origin}/v1/track`;
  return (
    <div className={styles.first}>
      <EmptyState icon={IconActivity} title={t.nothingYet}>
        {t.nothingYetNote}
      </EmptyState>
      <CodeBlock label="curl" code={code} />
    </div>
  );
}
