import { useState } from "react";
import { Link } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { IconCalendarEvent, IconStar } from "../../ui/icons";
import { Columns, Quiet, Stale } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useNarrow } from "../../ui/useNarrow";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { Agenda, FlagLine } from "./Agenda";
import { type Calendar, type Dated, useCampaignCalendar, useView } from "./calendar";
import styles from "./calendar.module.css";
import { type Flag, flagsOf } from "./flags";
import { datedOf } from "./lanes";
import { MoveDialog } from "./MoveDialog";
import type { Dates } from "./moves";
import { OverlapsPanel } from "./OverlapsPanel";
import { periodOf } from "./period";
import { SeasonsDialog } from "./SeasonsDialog";
import { texts } from "./texts";
import { Timeline } from "./Timeline";
import { Toolbar } from "./Toolbar";

/** Up to this width an agenda stands in the place of the timeline. */
const TIMELINE = 760;

/** Days are the company's, whose today must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Screen today={data.today} />;
  return (
    <Page title={t.title} answer={t.loading}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Screen({ today }: { today: string }) {
  const t = useTexts(texts);
  const [view, change] = useView();
  const [seasons, openSeasons] = useOpenInAddress("seasons");
  const [asked, setAsked] = useState<{ campaign: Dated; wanted: Dates }>();
  const narrow = useNarrow(TIMELINE);
  const period = periodOf(view.at ?? today, view.span);
  const { data, error, refetch, isPlaceholderData } = useCampaignCalendar(period, view.countries);
  const dated = datedOf(data?.campaigns ?? []);
  const live = dated.filter(({ status }) => status === "live").length;
  const flags = data ? flagsOf(data, t) : [];
  const form = narrow ? "list" : view.form;
  return (
    <Page
      title={t.title}
      answer={data && !isPlaceholderData ? t.answer(dated.length, live, data.overlapCount) : t.loading}
      actions={
        <Button icon={IconStar} onClick={() => openSeasons(true)}>
          {t.ownSeasons}
        </Button>
      }
    >
      <Toolbar view={view} period={period} today={today} narrow={narrow} calendar={data} onChange={change} />
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={480} />}
      {data && (
        <Stale stale={isPlaceholderData}>
          <Panel flush>
            {dated.length === 0 && (
              <EmptyState icon={IconCalendarEvent} title={t.nothing}>
                {t.nothingNote}
              </EmptyState>
            )}
            {form === "timeline" && (
              <Timeline
                calendar={data}
                period={period}
                span={view.span}
                by={view.by}
                flags={flags}
                onMove={(campaign, wanted) => setAsked({ campaign, wanted })}
              />
            )}
            {form === "list" && (
              <Agenda calendar={data} period={period} flags={flags} onChange={(campaign) => setAsked({ campaign, wanted: campaign })} />
            )}
            {form === "timeline" && dated.length > 0 && <Foot movable={dated.some(({ movable }) => movable)} />}
          </Panel>
          <Columns least={420}>
            <OverlapsPanel calendar={data} />
            {form === "timeline" && <FlagsPanel calendar={data} flags={flags} />}
          </Columns>
          <Undated calendar={data} />
        </Stale>
      )}
      {asked && (
        <MoveDialog
          campaign={asked.campaign}
          wanted={{ startsOn: asked.wanted.startsOn, endsOn: asked.wanted.endsOn }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {seasons && <SeasonsDialog today={today} onClose={() => openSeasons(false)} />}
    </Page>
  );
}

/** What bars look like, and how they are moved. */
function Foot({ movable }: { movable: boolean }) {
  const t = useTexts(texts);
  return (
    <div className={styles.foot}>
      <ul className={styles.legend}>
        {(["draft", "approved", "live", "ended", "overlapping"] as const).map((status) => (
          <li key={status}>
            <span className={styles.sample} data-status={status} aria-hidden />
            {t[status]}
          </li>
        ))}
      </ul>
      {movable && <p>{t.howTo}</p>}
    </div>
  );
}

function FlagsPanel({ calendar, flags }: { calendar: Calendar; flags: Flag[] }) {
  const t = useTexts(texts);
  return (
    <Panel title={t.flags}>
      {flags.length === 0 ? (
        <Quiet>{calendar.countries.length === 0 ? t.noFlagsCountry : t.noFlags}</Quiet>
      ) : (
        <ul className={styles.flagList}>
          {flags.map((flag) => (
            <li key={flag.key}>
              <FlagLine flag={flag} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Undated({ calendar }: { calendar: Calendar }) {
  const t = useTexts(texts);
  const format = useFormat();
  const undated = calendar.campaigns.filter(({ startsOn, endsOn }) => startsOn === undefined || endsOn === undefined);
  if (undated.length === 0) return null;
  return (
    <Panel title={t.undated} note={t.undatedNote}>
      <ul className={styles.undated}>
        {undated.map(({ id, name, startsOn, endsOn }) => (
          <li key={id}>
            <Link to={`/campaigns/${id}`}>{name}</Link>{" "}
            <Quiet small>
              {startsOn && `${t.firstDay}: ${format.day(startsOn)}`}
              {endsOn && `${t.lastDay}: ${format.day(endsOn)}`}
            </Quiet>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
