import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { Figure } from "../../ui/Figure";
import { Quiet, Stack } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import styles from "./Budget.module.css";
import { type Answer, type Goal, type Interval, type Line, type Move, nameOf, weeksOf } from "./budget";
import { texts } from "./texts";

/** How figures of a plan are written: money of its currency, and orders as they are counted. */
export function useFigures(currency: string, goal: Goal) {
  const format = useFormat();
  return useMemo(() => {
    const money = (amount: number) => format.moneyRounded(amount, currency);
    const ofGoal = goal === "orders" ? (count: number) => format.number(Math.round(count)) : money;
    const headline = goal === "orders" ? (count: number) => format.headline(count) : (amount: number) => format.moneyHeadline(amount, currency);
    const perUnit = (value: number) => (goal === "orders" ? format.headline(value) : format.money(value, currency));
    const signed = (value: number, show: (value: number) => string) => `${value > 0 ? "+" : ""}${show(value)}`;
    return { format, money, ofGoal, headline, perUnit, signed, moneyHeadline: (amount: number) => format.moneyHeadline(amount, currency) };
  }, [format, currency, goal]);
}

/** All that is said of a plan, whether it was just made or is kept. */
export function PlanParts({ answer }: { answer: Answer }) {
  return (
    <Stack>
      <Headlines answer={answer} />
      <Warnings answer={answer} />
      <Beside answer={answer} />
      <Lines answer={answer} />
      <Moves answer={answer} />
      <Weeks answer={answer} />
      <Basis answer={answer} />
    </Stack>
  );
}

export function useAnswerWords(answer: Answer): string {
  const t = useTexts(texts);
  const { format, headline, signed } = useFigures(answer.currency, answer.goal);
  const held = namesOf(answer, ({ kind }) => kind === "held");
  if (answer.moves.length === 0) return held.length > 0 ? t.answerHeld(held) : t.answerSame;
  const { mean, low, high } = answer.gain;
  const say = (value: number) => signed(value, headline);
  const told = t.answer(say(mean), headline(low), headline(high), t[`in-${answer.goal}`], format.number(answer.weeks), String(Math.round(100 * answer.beatsToday)));
  if (answer.warnings.some(({ kind }) => kind === "doubtful-model" || kind === "doubted-line")) return `${told} ${t.answerDoubted}`;
  return held.length > 0 ? `${told} ${t.answerSomeHeld(held)}` : told;
}

type Warned = Answer["warnings"][number];

/** Of the lines that are warned of in this way. */
function namesOf(answer: Answer, isMeant: (warning: Warned) => boolean): string[] {
  return answer.warnings.filter(isMeant).flatMap(({ line }) => (line ? [nameOf(line)] : []));
}

function Headlines({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { format, headline, ofGoal, signed, money, moneyHeadline } = useFigures(answer.currency, answer.goal);
  const within = ({ low, high }: Interval) => t.interval(headline(low), headline(high));
  const goal = t[`goal-${answer.goal}`];
  return (
    <Panel>
      <Stack space={3}>
        <div className={styles.figures}>
          <Figure name={t.spendPlan} value={moneyHeadline(answer.spend)} exact={money(answer.spend)} change={{ now: Math.round(answer.spend), before: Math.round(answer.spendToday), base: t.spendBase, better: "neither" }} />
          <Figure name={t.goalToday(goal)} value={headline(answer.goalToday.mean)} exact={ofGoal(answer.goalToday.mean)} note={within(answer.goalToday)} />
          <Figure name={t.goalPlan(goal)} value={headline(answer.goalValue.mean)} exact={ofGoal(answer.goalValue.mean)} note={within(answer.goalValue)} />
          <Figure name={t.gain} value={signed(answer.gain.mean, headline)} exact={ofGoal(answer.gain.mean)} note={within(answer.gain)} />
          <Figure name={t.beats} value={answer.moves.length > 0 ? t.inHundred(String(Math.round(100 * answer.beatsToday))) : t.unchanged} />
        </div>
        <Quiet small>
          {t.ofLines} {answer.gap !== undefined && t.proven(format.percent(Math.max(answer.gap, 0.0001)))}
        </Quiet>
      </Stack>
    </Panel>
  );
}

function Warnings({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  if (answer.warnings.length === 0) return null;
  const kinds = [...new Set(answer.warnings.map(({ kind }) => kind))];
  const said = kinds.map((kind) => {
    const words = t[`warn-${kind}`];
    return typeof words === "string" ? words : words(namesOf(answer, (warning) => warning.kind === kind));
  });
  return (
    <Caution title={t.warnings}>
      <ul className={styles.warnings}>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {kinds.some((kind) => kind === "held" || kind === "doubted-line") && (
        <Button small look="quiet" to="/lifts">
          {t.toLifts}
        </Button>
      )}
    </Caution>
  );
}

function Beside({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { money, moneyHeadline, format } = useFigures(answer.currency, answer.goal);
  const data = useMemo<ChartData>(
    () => ({
      kind: "bar",
      x: { name: t.line, values: answer.lines.map(({ name }) => nameOf(name)) },
      show: moneyHeadline,
      exact: money,
      series: [
        { name: t.today, values: answer.lines.map(({ totalToday }) => totalToday), quiet: true },
        { name: t.plan, values: answer.lines.map(({ total }) => total) },
      ],
    }),
    [answer, t, money, moneyHeadline],
  );
  return <Chart title={t.chart} note={t.chartNote(format.number(answer.weeks))} data={data} least={1} height={300} />;
}

function Lines({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { format, money, ofGoal, perUnit } = useFigures(answer.currency, answer.goal);
  const columns: Column<Line>[] = [
    { id: "name", name: t.line, value: ({ name }) => nameOf(name), show: (line) => <LineName line={line} />, width: 200 },
    { id: "today", name: t.today, kind: "number", width: 104, value: ({ totalToday }) => totalToday, show: ({ totalToday }) => money(totalToday) },
    { id: "plan", name: t.plan, kind: "number", width: 104, value: ({ total }) => total, show: ({ total }) => <strong>{money(total)}</strong> },
    { id: "change", name: t.change, kind: "number", width: 96, value: ({ total, totalToday }) => (totalToday > 0 ? total / totalToday - 1 : null), show: ({ total, totalToday }) => (totalToday > 0 ? format.change(Math.round((total / totalToday - 1) * 1000) / 1000) : "–") },
    { id: "marginal", name: t.marginal, about: t.marginalAbout, kind: "number", width: 136, value: ({ marginal }) => marginal.mean, show: ({ marginal }) => <span title={range(marginal, perUnit)}>{perUnit(marginal.mean)}</span> },
    { id: "marginalToday", name: t.marginalToday, about: t.marginalTodayAbout, kind: "number", width: 128, value: ({ marginalToday }) => marginalToday.mean, show: ({ marginalToday }) => <span title={range(marginalToday, perUnit)}>{perUnit(marginalToday.mean)}</span> },
    { id: "brings", name: t.brings, kind: "number", width: 112, value: ({ goal }) => goal.mean, show: ({ goal }) => ofGoal(goal.mean) },
    { id: "interval", name: t.intervalColumn, kind: "number", width: 168, sortable: false, value: ({ goal }) => range(goal, ofGoal) },
    { id: "bringsToday", name: t.bringsToday, kind: "number", width: 112, value: ({ goalToday }) => goalToday.mean, show: ({ goalToday }) => ofGoal(goalToday.mean) },
  ];
  return (
    <Panel title={t.lines} note={t.linesNote} flush actions={<TableMenu sheet={sheetOf(t.lines, columns, answer.lines)} />}>
      <DataTable label={t.lines} columns={columns} rows={answer.lines} rowKey={({ name }) => name} holdsFirst />
    </Panel>
  );
}

function LineName({ line: { name, doubted } }: { line: Line }) {
  const t = useTexts(texts);
  return (
    <span className={styles.name}>
      {nameOf(name)} {doubted && <Badge tone="caution">{t.doubted}</Badge>}
    </span>
  );
}

export function range({ low, high }: Interval, show: (value: number) => string): string {
  return `${show(low)} – ${show(high)}`;
}

function Moves({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { money, ofGoal, perUnit } = useFigures(answer.currency, answer.goal);
  const columns: Column<Move>[] = [
    { id: "from", name: t.from, value: ({ from }) => (from === "budget" ? t.newMoney : nameOf(from)), width: 160 },
    { id: "to", name: t.to, value: ({ to }) => (to === "budget" ? t.savedMoney : nameOf(to)), width: 160 },
    { id: "amount", name: t.amount, kind: "number", width: 112, value: ({ amount }) => amount, show: ({ amount }) => money(amount) },
    { id: "perUnit", name: t.perUnit, kind: "number", width: 112, value: ({ perUnit: each }) => each.mean, show: ({ perUnit: each }) => <strong>{perUnit(each.mean)}</strong> },
    { id: "interval", name: t.intervalColumn, kind: "number", width: 160, sortable: false, value: ({ perUnit: each }) => range(each, perUnit) },
    { id: "gain", name: t.gain, kind: "number", width: 128, value: ({ gain }) => gain.mean, show: ({ gain }) => ofGoal(gain.mean) },
  ];
  return (
    <Panel title={t.moves} note={t.movesNote} flush actions={<TableMenu sheet={sheetOf(t.moves, columns, answer.moves)} />}>
      <DataTable label={t.moves} columns={columns} rows={answer.moves} rowKey={({ from, to }) => `${from} ${to}`} empty={t.noMoves} />
    </Panel>
  );
}

function Weeks({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { format, money, moneyHeadline } = useFigures(answer.currency, answer.goal);
  const data = useMemo<ChartData>(
    () => ({
      kind: "heat",
      x: { name: t.week, values: weeksOf(answer), show: (day) => format.shortDay(String(day)) },
      y: { name: t.line, values: answer.lines.map(({ name }) => nameOf(name)) },
      show: moneyHeadline,
      exact: money,
      values: answer.lines.map(({ spend }) => spend),
    }),
    [answer, t, format, money, moneyHeadline],
  );
  return <Chart title={t.byWeek} note={t.byWeekNote} data={data} height={Math.max(200, 80 + 36 * answer.lines.length)} />;
}

function Basis({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { name, from, to, seed, draws, version } = answer.basis;
  return <Quiet small>{t.basis(name, format.day(from), format.day(to), format.number(seed), format.number(draws), version)}</Quiet>;
}
