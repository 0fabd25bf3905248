import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { Choice, NumberInput, Select, Switch } from "../../ui/fields";
import { IconLock } from "../../ui/icons";
import { Quiet, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { RangeSlider, Slider } from "../../ui/Slider";
import styles from "./Budget.module.css";
import { type Answer, type Bounds, boundsText, CAUTIONS, type Choices, type Goal, type Line, nameOf, roundedUp, stepOf } from "./budget";
import { texts } from "./texts";

const GOALS = { revenue: ["revenue", "profit"], orders: ["orders", "revenue", "profit"] } as const;
/** Of revenue, where nobody has said it. */
const USUAL_MARGIN = 40;

/** All that is given for a plan; each change is in the address, and the plan follows. */
export function Controls({ answer, choices }: { answer: Answer; choices: Choices }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { change, lines } = choices;
  const { currency, basis, spendToday } = answer;
  const money = (amount: number) => format.moneyRounded(amount, currency);
  const goal = choices.goal ?? answer.goal;
  const seen = answer.lines.reduce((sum, line) => sum + line.seen * answer.weeks, 0);
  const step = stepOf(Math.max(seen, spendToday));
  const most = roundedUp(Math.max(spendToday * 2, choices.beyond ? seen * 2 : seen, choices.budget ?? 0), step);
  const isAsAtFirst = choices.budget === undefined && Object.keys(lines).length === 0;
  const chooseGoal = (chosen: Goal) =>
    change({
      goal: chosen === basis.outcome ? undefined : chosen,
      margin: chosen === "profit" ? String(choices.margin ?? USUAL_MARGIN) : undefined,
    });
  return (
    <Panel
      title={t.give}
      note={t.giveNote(format.number(answer.weeks))}
      actions={
        <Button small look="quiet" disabled={isAsAtFirst} onClick={() => change({ budget: undefined, lines: undefined })}>
          {t.reset}
        </Button>
      }
    >
      <Stack>
        <Choice<Goal> label={t.goal} value={goal} options={GOALS[basis.outcome].map((value) => ({ value, label: t[`goal-${value}`] }))} onChange={chooseGoal} />
        {goal === "profit" && (
          <NumberInput label={t.margin} description={t.marginHint} value={choices.margin ?? USUAL_MARGIN} min={1} max={100} onBlur={(event) => change({ margin: event.currentTarget.value })} />
        )}
        {basis.outcome === "orders" && goal !== "orders" && (
          <NumberInput label={t.value(currency)} value={choices.value ?? ""} min={0} onBlur={(event) => change({ value: event.currentTarget.value })} />
        )}
        <div className={styles.line}>
          <div className={styles.head}>
            <strong>{t.budget}</strong>
            <span className={styles.amount}>{money(choices.budget ?? spendToday)}</span>
          </div>
          <div className={styles.slider}>
            <Slider label={t.budget} value={choices.budget ?? spendToday} min={step} max={most} step={step} show={money} marks={[{ value: spendToday, label: t.todayMark }]} onChange={(value) => change({ budget: String(value) })} />
          </div>
        </div>
        {answer.lines.map((line) => (
          <LineBounds
            key={line.name}
            line={line}
            weeks={answer.weeks}
            beyond={choices.beyond}
            moves={choices.moves}
            bounds={lines[line.name]}
            money={money}
            onChange={(bounds) => {
              const { [line.name]: _, ...others } = lines;
              change({ lines: boundsText(bounds ? { ...others, [line.name]: bounds } : others) });
            }}
          />
        ))}
        <Select
          label={t.caution}
          data={CAUTIONS.map((value) => ({ value, label: t[`caution-${value}`] }))}
          value={choices.caution}
          allowDeselect={false}
          onChange={(chosen) => change({ caution: chosen === CAUTIONS[0] ? undefined : (chosen ?? undefined) })}
        />
        {answer.lines.some(({ doubted }) => doubted) && (
          <Switch label={t.movesDoubted} checked={choices.moves} onChange={(event) => change({ moves: event.currentTarget.checked ? "yes" : undefined })} />
        )}
        <Switch label={t.beyond} checked={choices.beyond} onChange={(event) => change({ beyond: event.currentTarget.checked ? "yes" : undefined })} />
      </Stack>
    </Panel>
  );
}

type LineBoundsProps = { line: Line; weeks: number; beyond: boolean; moves: boolean; bounds: Bounds | undefined; money: (amount: number) => string; onChange: (bounds: Bounds | undefined) => void };

/** Where a line has no bounds the slider is open to both ends. */
function LineBounds({ line, weeks, beyond, moves, bounds, money, onChange }: LineBoundsProps) {
  const t = useTexts(texts);
  const name = nameOf(line.name);
  // Somebody may move it all the same; without a word it stays.
  const mayBeHeld = line.doubted && !moves;
  const held = mayBeHeld && bounds === undefined;
  const open = mayBeHeld ? "free" : undefined;
  const locked = mayBeHeld ? undefined : "fixed";
  const fixed = bounds === "fixed" || held;
  const given = Array.isArray(bounds) ? bounds : undefined;
  const largest = Math.max(line.seen * weeks * (beyond ? 2 : 1), line.totalToday, given?.[1] ?? 0);
  const step = stepOf(largest);
  const most = roundedUp(largest, step);
  const value: [number, number] = fixed ? [line.totalToday, line.totalToday] : (given ?? [0, most]);
  return (
    <div className={styles.line}>
      <div className={styles.head}>
        <span>{name}</span>
        <span className={styles.head}>
          <span className={styles.amount}>{money(line.total)}</span>
          <IconButton icon={IconLock} label={fixed ? t.unlock(name) : t.lock(name)} pressed={fixed} onClick={() => onChange(fixed ? open : locked)} />
        </span>
      </div>
      <div className={styles.slider}>
        <RangeSlider
          label={t.bounds(name)}
          labels={[t.least(name), t.most(name)]}
          value={value}
          max={most}
          step={step}
          show={money}
          marks={[{ value: line.totalToday }]}
          disabled={fixed}
          onChange={([low, high]) => onChange(low <= 0 && high >= most ? open : [low, high])}
        />
      </div>
      {(fixed || given) && <Quiet small>{held ? t.held : given ? t.between(money(given[0]), money(given[1])) : t.asToday}</Quiet>}
    </div>
  );
}
