import { type SyntheticEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Checkbox, MultiSelect, NumberInput, TagsInput, TextInput } from "../../ui/fields";
import { IconSearch } from "../../ui/icons";
import { Columns, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { design, type Outcomes, type Shown } from "./lifts";
import { texts } from "./texts";

const EFFECTS = [0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3];
const LENGTHS: Record<number, string[]> = { 1: ["14", "21", "28"], 7: ["2", "3", "4"] };

/** Which tests are to be looked for. */
export function DesignForm({ outcomes, onMade }: { outcomes: Outcomes; onMade: (lift: Shown) => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState("");
  const [cost, setCost] = useState<number | string>(outcomes.source.outcome === "revenue" ? 1 : "");
  const [lengths, setLengths] = useState<string[]>(LENGTHS[outcomes.daysOfPeriod] ?? ["14"]);
  const [sizes, setSizes] = useState<string[]>(["2", "3", "4"]);
  const [included, setIncluded] = useState<string[]>([]);
  const [excluded, setExcluded] = useState<string[]>([]);
  const [budget, setBudget] = useState<number | string>("");
  const [less, setLess] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const names = outcomes.regions.map((region) => region.name);
  const whole = (texts: string[]) => texts.map(Number).filter((number) => Number.isInteger(number) && number > 0);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(
        await design({
          name,
          outcomes: outcomes.id,
          manner: "total",
          costPerUnit: Number(cost),
          periods: whole(lengths),
          sizes: whole(sizes),
          effects: EFFECTS.map((effect) => (less ? -effect : effect)),
          windows: 5,
          power: 0.8,
          confidence: 0.9,
          included,
          excluded,
          seed: 1,
          ...(typeof budget === "number" && { budget }),
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
            <NumberInput label={t.cost} description={t.costHint(outcomes.currency)} required min={0} value={cost} onChange={setCost} />
            <TagsInput label={t.lengths} description={t.lengthsHint} value={lengths} onChange={setLengths} />
            <TagsInput label={t.sizes} value={sizes} onChange={setSizes} />
            <MultiSelect label={t.included} data={names} value={included} onChange={setIncluded} searchable />
            <MultiSelect label={t.excluded} data={names} value={excluded} onChange={setExcluded} searchable />
            <NumberInput label={t.budget} min={0} value={budget} onChange={setBudget} />
          </Columns>
          <Checkbox label={t.less} description={t.lessHint} checked={less} onChange={(event) => setLess(event.currentTarget.checked)} />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row>
            <Button look="primary" icon={IconSearch} submits busy={busy}>
              {t.look}
            </Button>
          </Row>
        </Stack>
      </form>
    </Panel>
  );
}
