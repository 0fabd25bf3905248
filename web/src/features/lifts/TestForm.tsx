import { type SyntheticEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { MultiSelect, NumberInput, TextInput } from "../../ui/fields";
import { IconScale } from "../../ui/icons";
import { Columns, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { daysAfter, judge, type Kind, type Outcomes, type Shown } from "./lifts";
import { texts } from "./texts";

type Props = { kind: Exclude<Kind, "design">; outcomes: Outcomes; onMade: (lift: Shown) => void };

/** Which test was made, and when. */
export function TestForm({ kind, outcomes, onMade }: Props) {
  const t = useTexts(texts);
  const isAlone = kind === "before-after";
  const [name, setName] = useState("");
  const [treated, setTreated] = useState<string[]>([]);
  const [compared, setCompared] = useState<string[]>([]);
  const [from, setFrom] = useState(daysAfter(outcomes.last, 1 - 2 * 7));
  const [to, setTo] = useState(outcomes.last);
  const [counted, setCounted] = useState("");
  const [spend, setSpend] = useState<number | string>("");
  const [value, setValue] = useState<number | string>(outcomes.source.outcome === "revenue" ? 1 : "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const names = outcomes.regions.map((region) => region.name);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(
        await judge({
          name,
          outcomes: outcomes.id,
          method: isAlone ? "before-after" : "synthetic-control",
          treated,
          compared,
          from,
          to,
          confidence: 0.9,
          seed: 1,
          ...(counted && { counted }),
          ...(typeof spend === "number" && { spend }),
          ...(typeof value === "number" && { value }),
        }),
      );
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Panel title={t.question}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <Columns least={240}>
            <TextInput label={t.name} required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <MultiSelect label={t.treated} description={isAlone ? t.treatedAll : undefined} data={names.filter((one) => !compared.includes(one))} value={treated} onChange={setTreated} searchable />
            <MultiSelect label={t.compared} description={isAlone ? t.comparedAlone : t.comparedRegions} data={names.filter((one) => !treated.includes(one))} value={compared} onChange={setCompared} searchable />
            <TextInput type="date" label={t.testFrom} required value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            <TextInput type="date" label={t.testTo} required value={to} onChange={(event) => setTo(event.currentTarget.value)} />
            <TextInput type="date" label={t.counted} description={t.countedHint} value={counted} onChange={(event) => setCounted(event.currentTarget.value)} />
            <NumberInput label={t.spend} description={t.spendHint(outcomes.currency)} value={spend} onChange={setSpend} />
            <NumberInput label={t.value} description={t.valueHint(outcomes.currency)} min={0} value={value} onChange={setValue} />
          </Columns>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row>
            <Button look="primary" icon={IconScale} submits busy={busy}>
              {t.judge}
            </Button>
          </Row>
        </Stack>
      </form>
    </Panel>
  );
}
