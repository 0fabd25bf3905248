import { useQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Quiet } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Accounted } from "./Accounted";
import { Changes } from "./Changes";
import { Freshness } from "./Freshness";
import { Gaps } from "./Gaps";
import { verdictOf } from "./health";
import { texts } from "./texts";

const REFRESH_MILLIS = 60_000;

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => ask(api.GET("/api/health/data", { signal })),
    refetchInterval: REFRESH_MILLIS,
  });
  return (
    <Page title={t.title} answer={data ? t[`is-${verdictOf(data)}`] : error ? undefined : t.loading}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Freshness sources={data.sources} />
          <Gaps gaps={data.gaps} />
          <Changes changes={data.changes} />
          <Accounted ledger={data.ledger} />
          <Quiet small>{t.asOf(format.moment(data.at), data.zone)}</Quiet>
        </>
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  );
}
