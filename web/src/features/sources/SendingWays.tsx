import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchFrom } from "../../api/client";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import { CodeBlock } from "../../ui/CopyField";
import { Quiet, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { texts } from "./texts";

const OWN_MACHINE = ["localhost", "127.0.0.1", "[::1]"];

type Way = "website" | "curl" | "library";

/** How to send events with a key, ready to be copied. */
export function SendingWays({ writeKey, first = "website" }: { writeKey: string; first?: Way }) {
  const t = useTexts(texts);
  const [way, setWay] = useState<Way>(first);
  const host = location.origin;
  return (
    <Stack space={3}>
      <Tabs
        label={t.ways}
        value={way}
        onChange={setWay}
        tabs={[
          { value: "website", label: t.website, content: <Website host={host} writeKey={writeKey} /> },
          {
            value: "curl",
            label: t.curl,
            content: (
              <Stack space={2}>
                <p>{t.curlNote}</p>
                <CodeBlock label={t.curl} code={curl(host, writeKey)} />
                <Quiet small>{t.orders}</Quiet>
              </Stack>
            ),
          },
          {
            value: "library",
            label: t.library,
            content: (
              <Stack space={2}>
                <p>{t.libraryNote}</p>
                <CodeBlock label={t.library} code={library(host, writeKey)} />
              </Stack>
            ),
          },
        ]}
      />
      {OWN_MACHINE.includes(location.hostname) && way === "website" && <Caution>{t.host}</Caution>}
    </Stack>
  );
}

function Website({ host, writeKey }: { host: string; writeKey: string }) {
  const t = useTexts(texts);
  const { data, error } = useQuery({
    queryKey: ["tracker", "snippet"],
    queryFn: async () => (await fetchFrom("/tracker/snippet.html")).text(),
    staleTime: Infinity,
  });
  if (error) return <ProblemNotice problem={error} />;
  return (
    <Stack space={2}>
      <p>{t.websiteNote}</p>
      {data ? (
        <CodeBlock label={t.website} code={data.replace("SCRIPT", `${host}/tracker/windrose.js`).replace("KEY", writeKey).trim()} />
      ) : (
        <Skeleton height={340} />
      )}
    </Stack>
  );
}

export function curl(host: string, writeKey: string): string {
  return `curl -u ${writeKey}: ${host}/v1/track \\
  -d '{"userId": "ada", "event": "Order Completed",
       "properties": {"order_id": "first-1", "revenue": 19.90, "currency": "EUR"}}'`;
}

function library(host: string, writeKey: string): string {
  return `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${writeKey}", host: "${host}" });
analytics.track({
  userId: "ada",
  event: "Order Completed",
  properties: { order_id: "first-2", revenue: 19.9, currency: "EUR" },
});`;
}
