import { useState } from "react";
import { addDays, isDay } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { NumberInput, TextInput } from "../../ui/fields";
import { Quiet, Row, Stack } from "../../ui/layout";
import styles from "./campaigns.module.css";
import { budgetOf, weeksOf } from "./plan";
import type { FieldsProps } from "./PlanFields";
import { texts } from "./texts";
import { dividedEvenly, totalOf } from "./weeks";

/** An amount for each week in which the campaign runs; their sum stands below, and can be divided anew. */
export function BudgetFields({ form, onChange, mistakes, locked = false }: FieldsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [total, setTotal] = useState<number | "">(budgetOf(form) || "");
  const { running, outside } = weeksOf(form);
  const money = (amount: number) => (/^[A-Z]{3}$/.test(form.currency) ? format.money(amount, form.currency) : format.number(amount));
  const change = (monday: string, amount: number | "") => {
    const { [monday]: _, ...others } = form.amounts;
    onChange({ amounts: amount === "" ? others : { ...others, [monday]: amount } });
  };
  const divide = () => {
    if (total === "") return;
    const weeks = dividedEvenly(total, form.startsOn, form.endsOn);
    onChange({ amounts: Object.fromEntries(weeks.map(({ monday, amount }) => [monday, amount])) });
  };
  if (running.length === 0) return <Quiet>{isDay(form.startsOn) && isDay(form.endsOn) ? t["wrong-dates"] : t.datesFirst}</Quiet>;
  const dropped = totalOf(outside.map((monday) => form.amounts[monday] ?? 0));
  return (
    <Stack>
      <Row align="end" space={3}>
        <NumberInput
          label={t.total}
          value={total}
          min={0}
          decimalScale={2}
          thousandSeparator=" "
          onChange={(value) => setTotal(typeof value === "number" ? value : "")}
          disabled={locked}
        />
        <TextInput
          label={t.currency}
          value={form.currency}
          maxLength={3}
          w={96}
          onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
          error={mistakes.includes("currency") && t["wrong-currency"]}
          disabled={locked}
        />
        <Button onClick={divide} disabled={locked || total === ""}>
          {t.divide}
        </Button>
        <Button look="quiet" onClick={() => onChange({ amounts: {} })} disabled={locked || Object.keys(form.amounts).length === 0}>
          {t.noBudget}
        </Button>
      </Row>
      {dropped > 0 && <Caution>{t.droppedWeeks(money(dropped))}</Caution>}
      <div className={styles.weeksScroller} tabIndex={0} role="region" aria-label={t.budgetByWeek}>
        <table className={styles.weeks}>
          <thead>
            <tr>
              <th scope="col">{t.week}</th>
              <th scope="col" data-kind="number">
                {t.amount}
              </th>
              <th scope="col" data-kind="number">
                {t.soFar}
              </th>
            </tr>
          </thead>
          <tbody>
            {running.map((monday, index) => (
              <tr key={monday}>
                <th scope="row">{weekName(format.days, monday, form)}</th>
                <td data-kind="number">
                  <NumberInput
                    aria-label={t.amountOf(format.day(monday))}
                    value={form.amounts[monday] ?? ""}
                    min={0}
                    decimalScale={2}
                    thousandSeparator=" "
                    hideControls
                    onChange={(value) => change(monday, typeof value === "number" ? value : "")}
                    disabled={locked}
                  />
                </td>
                <td data-kind="number">{money(totalOf(running.slice(0, index + 1).map((one) => form.amounts[one] ?? 0)))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.sum}</th>
              <td data-kind="number">
                <strong>{money(budgetOf(form))}</strong>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Stack>
  );
}

/** Its days within the campaign. */
function weekName(days: (from: string, to: string) => string, monday: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  const sunday = addDays(monday, 6);
  return days(monday < startsOn ? startsOn : monday, sunday > endsOn ? endsOn : sunday);
}
