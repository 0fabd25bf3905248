import { Link, useParams } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Actions } from "./Actions";
import { Ahead } from "./Ahead";
import { Channels } from "./Channels";
import { Contributions } from "./Contributions";
import { Curves } from "./Curves";
import { Diagnostics } from "./Diagnostics";
import { FitPanels } from "./FitPanels";
import { MadeOf } from "./MadeOf";
import { goesOn, type Mix, type Report, useMix } from "./mixes";
import { channelName } from "./names";
import { Failed, Going, Unconverged, VerdictPanel } from "./Outcomes";
import { texts } from "./texts";
import { against } from "./warnings";

export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const { data, error, refetch } = useMix(id);
  if (data) return <Shown key={id} mix={data} />;
  return (
    <Page title={t.model} answer={<Link to="/mixes">{t.title}</Link>}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Shown({ mix }: { mix: Mix }) {
  const t = useTexts(texts);
  const { fit, report } = mix;
  return (
    <Page
      title={fit.name}
      answer={
        <>
          <Link to="/mixes">{t.title}</Link> · {report ? <Answer mix={mix} report={report} /> : t[`said-${fit.state}`]}
        </>
      }
      actions={<Actions mix={mix} />}
    >
      <Stack space={6}>
        {goesOn(fit) && <Going fit={fit} />}
        {fit.state === "failed" && <Failed mix={mix} />}
        {fit.state === "unconverged" && <Unconverged mix={mix} />}
        {report && (
          <>
            <VerdictPanel mix={mix} report={report} />
            <Contributions mix={mix} report={report} />
            <Channels mix={mix} report={report} />
            <Curves mix={mix} report={report} />
            <Ahead mix={mix} />
            <FitPanels mix={mix} report={report} />
          </>
        )}
        {mix.diagnosis && <Diagnostics diagnosis={mix.diagnosis} />}
        <MadeOf mix={mix} />
      </Stack>
    </Page>
  );
}

/** The channel that brought most, with how sure that is. */
function Answer({ mix, report }: { mix: Mix; report: Report }) {
  const t = useTexts(texts);
  const format = useFormat();
  const results = report.channels.map(({ result }) => result);
  const first = results.toSorted((one, other) => other.contribution.mean - one.contribution.mean)[0];
  if (report.verdict.trust === "DO_NOT_ACT" || !first) return t["said-DO_NOT_ACT"];
  const share = results.reduce((sum, { share: part }) => sum + part.mean, 0);
  const part = mix.fit.from === "file" ? t.partOf(mix.fit.outcome) : mix.fit.outcome === "orders" ? t.partOfOrders : t.partOfRevenue;
  // A headline that is told to the tenth of a percent seems surer than it is.
  const rough = (of: number) => format.percent(of < 0.01 ? of : Math.round(of * 100) / 100);
  const told = t.answer(part, rough(share), channelName(first.channel, mix.fit.from), rough(first.share.low), rough(first.share.high));
  return against(report.warnings, first.channel) ? `${told} ${t.answerDoubted}` : told;
}
