import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Autocomplete, NumberInput, Select, TagsInput, Textarea, TextInput } from "../../ui/fields";
import { Columns, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { useBrands, useUsers } from "./brands";
import { BudgetFields } from "./BudgetFields";
import { METRICS, type Mistake, type PlanForm } from "./plan";
import { texts } from "./texts";

/** As the lake names channels, so that suggestions meet what costs are stored under. */
const CHANNELS = ["paid search", "paid social", "paid video", "paid shopping", "display", "email", "affiliates", "organic social", "referral", "audio", "sms", "push"];

/** So that fields side by side stand on a line, whatever is said of them. */
const BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

export type FieldsProps = {
  form: PlanForm;
  onChange: (change: Partial<PlanForm>) => void;
  mistakes: Mistake[];
  /** Whether what was approved may not be changed by this user. */
  locked?: boolean;
};

export function PlanFields({ form, onChange, mistakes, locked = false }: FieldsProps) {
  const t = useTexts(texts);
  const may = useMay();
  const { data: brands } = useBrands();
  const { data: users } = useUsers(may("users.manage"));
  const names = users?.items.filter(({ disabledAt }) => !disabledAt).map(({ name }) => name) ?? [];
  const list = (field: "channels" | "segments" | "messages" | "experiments", data: string[] = []) => (
    <TagsInput
      label={t[field]}
      description={t.listNote}
      inputWrapperOrder={BELOW}
      value={form[field]}
      data={data}
      onChange={(value) => onChange({ [field]: value })}
      clearable={false}
      splitChars={[",", "|"]}
    />
  );
  return (
    <Stack space={6}>
      <Panel title={t.what}>
        <Stack>
          <TextInput
            label={t.name}
            required
            maxLength={200}
            value={form.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
            data-autofocus
          />
          <Textarea
            label={t.objective}
            description={t.objectiveNote}
            autosize
            minRows={2}
            maxLength={2000}
            value={form.objective}
            onChange={(event) => onChange({ objective: event.currentTarget.value })}
          />
          <Columns least={300}>
            <Select
              label={t.brand}
              value={form.brand}
              data={[{ value: "", label: t.noBrand }, ...(brands?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [])]}
              onChange={(brand) => onChange({ brand: brand ?? "" })}
              allowDeselect={false}
              disabled={locked}
            />
            <TextInput label={t.market} placeholder={t.marketExample} value={form.market} onChange={(event) => onChange({ market: event.currentTarget.value })} />
            <Autocomplete
              label={t.owner}
              description={t.ownerNote}
              inputWrapperOrder={BELOW}
              data={names}
              value={form.owner}
              onChange={(owner) => onChange({ owner })}
            />
            <Autocomplete
              label={t.approver}
              description={t.approverNote}
              inputWrapperOrder={BELOW}
              data={names}
              value={form.approver}
              onChange={(approver) => onChange({ approver })}
              disabled={locked}
            />
          </Columns>
        </Stack>
      </Panel>
      <Panel title={t.when} note={t.whenNote}>
        <Columns least={220}>
          <TextInput
            type="date"
            label={t.start}
            value={form.startsOn}
            max="9999-12-31"
            onChange={(event) => onChange({ startsOn: event.currentTarget.value })}
            disabled={locked}
          />
          <TextInput
            type="date"
            label={t.end}
            value={form.endsOn}
            max="9999-12-31"
            error={mistakes.includes("dates") && t["wrong-dates"]}
            onChange={(event) => onChange({ endsOn: event.currentTarget.value })}
            disabled={locked}
          />
        </Columns>
      </Panel>
      <Panel title={t.budgetByWeek} note={t.budgetNote}>
        <BudgetFields form={form} onChange={onChange} mistakes={mistakes} locked={locked} />
      </Panel>
      <Panel title={t.target} note={t.targetNote}>
        <Columns least={220}>
          <Select
            label={t.metric}
            value={form.metric}
            data={[{ value: "", label: t.noTarget }, ...METRICS.map((metric) => ({ value: metric, label: t[`metric-${metric}`] }))]}
            onChange={(chosen) => {
              const metric = METRICS.find((one) => one === chosen) ?? "";
              onChange(metric === "" ? { metric, target: "" } : { metric });
            }}
            error={mistakes.includes("no-metric") && t["wrong-no-metric"]}
            allowDeselect={false}
            disabled={locked}
          />
          <NumberInput
            label={t.value}
            value={form.target}
            min={0}
            thousandSeparator=" "
            onChange={(value) => onChange({ target: typeof value === "number" ? value : "" })}
            error={mistakes.includes("no-target") && t["wrong-no-target"]}
            disabled={locked || form.metric === ""}
          />
        </Columns>
      </Panel>
      <Panel title={t.whoAndHow}>
        <Columns least={320}>
          {list("channels", CHANNELS)}
          {list("segments")}
          {list("messages")}
          {list("experiments")}
        </Columns>
      </Panel>
    </Stack>
  );
}
