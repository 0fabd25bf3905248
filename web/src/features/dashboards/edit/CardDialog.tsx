import { useState } from "react";
import { useMay } from "../../../api/session";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Select, Switch, Textarea, TextInput } from "../../../ui/fields";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { BY } from "../../explore/acquisition/acquisition";
import type { TrendsQuestion } from "../../explore/answers";
import { useEvents } from "../../explore/asking";
import { usualSteps } from "../../explore/funnels/question";
import { texts as exploreTexts } from "../../explore/texts";
import { canBe, pictureFor, PICTURES } from "../../explore/trends/rows";
import { WEB_PARTS, webPart } from "../../explore/web/shown";
import { texts as webTexts } from "../../explore/web/texts";
import { MEASURES } from "../../overview/measures";
import { texts as overviewTexts } from "../../overview/texts";
import { useSavedQueries } from "../../sql/savedQueries";
import { type Kind, kindOf } from "../board";
import { acquisitionShown, DIMENSIONS, OVERVIEW_CHARTS, overviewQuestion, webTitle } from "../cards/questions";
import type { Card } from "../dashboards";
import { texts } from "../texts";
import { areWrong, DatesFields } from "./DatesFields";

type CardDialogProps = { card?: Card; onClose: () => void; onDone: (card: Omit<Card, "place">, kind: Kind) => void };

const KINDS: Kind[] = ["overview", "trends", "funnels", "retention", "paths", "web", "acquisition", "campaigns", "query", "words"];
const NO_WORDS = "";

/** What a new card shows, or what is to be otherwise of one. */
export function CardDialog({ card, onClose, onDone }: CardDialogProps) {
  const t = useTexts(texts);
  const explored = useTexts(exploreTexts);
  const web = useTexts(webTexts);
  const may = useMay();
  const [kind, setKind] = useState<Kind>(card ? kindOf(card) : "overview");
  const [title, setTitle] = useState(card?.title ?? "");
  const [words, setWords] = useState(card?.markdown ?? NO_WORDS);
  const [query, setQuery] = useState(card?.query);
  const [question, setQuestion] = useState<Record<string, unknown>>(card?.analysis?.question ?? {});
  const [chart, setChart] = useState(card?.analysis?.chart);
  const [dates, setDates] = useState(card?.dates);
  const { data: events } = useEvents();
  const kinds = KINDS.filter((one) => card === undefined && (one !== "query" || may("sql.run")) && (one !== "campaigns" || may("campaigns.view")) && (one !== "acquisition" || may("money.view")));
  const usual = (): Record<string, unknown> | undefined => {
    if (card) return question;
    switch (kind) {
      case "overview":
        return overviewQuestion(question);
      case "trends":
        return { metrics: [{ metric: "visitors" }], by: ["visit.channel"], rows: 8, show: "value" };
      case "funnels":
        return events && { steps: usualSteps(events), excluding: [], order: "ordered", windowSeconds: 604_800, rows: 5 };
      case "retention":
        return { first: {}, again: {}, counting: "recurring", unit: "week", periods: 8, mode: "on", value: "people", rows: 5 };
      case "paths":
        return { depth: 5, nodes: "page", most: 6, fold: true };
      case "acquisition":
        return { by: acquisitionShown(question).by };
      default:
        return {};
    }
  };
  const asked = usual();
  const { metrics = [], by, show } = (asked ?? {}) as Partial<TrendsQuestion>;
  const drawable = { metrics, ...(by && { by }), ...(show && { show }) };
  const analysis = kind === "words" || kind === "query" || !asked ? undefined : { kind, question: kind === "overview" ? { ...overviewQuestion(question) } : asked, ...((chart ?? (kind === "web" ? webPart(chart) : undefined)) && { chart: chart ?? webPart(chart) }) };
  const whole = kind === "words" ? words.trim() !== "" : kind === "query" ? query !== undefined : analysis !== undefined;
  const hasDates = kind !== "words" && kind !== "query";
  const done = () =>
    onDone(
      {
        title: title.trim(),
        ...(hasDates && dates && { dates }),
        ...(kind === "words" && { markdown: words }),
        ...(kind === "query" && query !== undefined && { query }),
        ...(analysis && { analysis }),
      },
      kind,
    );
  return (
    <Dialog title={card ? t.editCard : t.addCard} opened onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (whole) done();
        }}
      >
        <Stack space={3}>
          {!card && (
            <Select
              label={t.shows}
              description={t[`about-${kind}`]}
              data={kinds.map((one) => ({ value: one, label: t[`kind-${one}`] }))}
              value={kind}
              allowDeselect={false}
              onChange={(chosen) => {
                setKind((chosen ?? "words") as Kind);
                setChart(undefined);
              }}
            />
          )}
          {kind === "words" && (
            <Textarea label={t.text} required autosize minRows={5} maxRows={16} maxLength={20_000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          )}
          {kind === "overview" && <OverviewFields {...{ question, chart, setQuestion, setChart }} />}
          {kind === "trends" && (
            <Select
              label={t.form}
              data={PICTURES.filter((one) => canBe(one, drawable)).map((one) => ({ value: one, label: explored[`picture-${one}`] }))}
              value={pictureFor(chart, drawable)}
              allowDeselect={false}
              onChange={(chosen) => setChart(chosen ?? undefined)}
            />
          )}
          {kind === "web" && (
            <Select
              label={t.part}
              data={WEB_PARTS.map((one) => ({ value: one, label: webTitle(one, web) }))}
              value={webPart(chart)}
              allowDeselect={false}
              onChange={(chosen) => setChart(chosen ?? undefined)}
            />
          )}
          {kind === "acquisition" && (
            <Select
              label={t.by}
              data={BY.map((one) => ({ value: one, label: t[`by-${one}`] }))}
              value={acquisitionShown(question).by}
              allowDeselect={false}
              onChange={(chosen) => setQuestion({ ...question, by: chosen ?? undefined })}
            />
          )}
          {kind === "query" && <QueryField value={query} onChange={setQuery} />}
          {card?.analysis && kind !== "overview" && kind !== "campaigns" && kind !== "acquisition" && <Quiet small>{t.keptQuestion}</Quiet>}
          <TextInput label={t.cardTitle} description={t.cardTitleNote} maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          {hasDates && (
            <Switch
              label={t.ownDatesChoice}
              description={t.ownDatesNote}
              checked={dates !== undefined}
              onChange={(event) => setDates(event.currentTarget.checked ? { days: 90 } : undefined)}
            />
          )}
          {hasDates && dates && <DatesFields label={t.ownDatesChoice} value={dates} onChange={setDates} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits disabled={!whole || (dates !== undefined && areWrong(dates))}>
              {card ? t.apply : t.addCard}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}

type OverviewFieldsProps = {
  question: Record<string, unknown>;
  chart: string | undefined;
  setQuestion: (question: Record<string, unknown>) => void;
  setChart: (chart: string) => void;
};

function OverviewFields({ question, chart = "series", setQuestion, setChart }: OverviewFieldsProps) {
  const t = useTexts(texts);
  const names = useTexts(overviewTexts);
  const { measure, by } = overviewQuestion(question);
  return (
    <>
      <Select
        label={t.form}
        data={OVERVIEW_CHARTS.map((one) => ({ value: one, label: t[`form-${one}`] }))}
        value={chart}
        allowDeselect={false}
        onChange={(chosen) => chosen && setChart(chosen)}
      />
      {chart !== "figures" && (
        <Select
          label={t.figure}
          data={MEASURES.map((one) => ({ value: one, label: names[one] }))}
          value={measure}
          allowDeselect={false}
          onChange={(chosen) => setQuestion({ ...question, measure: chosen })}
        />
      )}
      {chart === "breakdown" && (
        <Select
          label={t.by}
          data={DIMENSIONS.map((one) => ({ value: one, label: names[`one-${one}`] }))}
          value={by}
          allowDeselect={false}
          onChange={(chosen) => setQuestion({ ...question, by: chosen })}
        />
      )}
    </>
  );
}

function QueryField({ value, onChange }: { value: string | undefined; onChange: (query: string | undefined) => void }) {
  const t = useTexts(texts);
  const { data } = useSavedQueries();
  return (
    <Select
      label={t.query}
      required
      searchable
      description={data?.items.length === 0 ? t.noQueries : undefined}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
