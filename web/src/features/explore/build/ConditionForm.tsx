import { useState } from "react";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Select, TagsInput, TextInput } from "../../../ui/fields";
import { Row, Stack } from "../../../ui/layout";
import type { Condition, EventChoice, FieldKind, Operator } from "../answers";
import { useFields, useValues } from "../asking";
import { texts } from "../texts";
import { FieldField } from "./FieldField";

const TEXTS: Operator[] = ["is", "is-not", "contains", "contains-not", "starts-with"];
const EQUALS: Operator[] = ["is", "is-not"];
const NUMBERS: Operator[] = ["above", "at-least", "below", "at-most"];
const KNOWN: Operator[] = ["known", "unknown"];

/** What may be asked of a field by what its values are. */
export function operatorsOf(kind: FieldKind["kind"]): Operator[] {
  switch (kind) {
    case "text":
      return [...TEXTS, ...KNOWN];
    case "number":
      return [...EQUALS, ...NUMBERS, ...KNOWN];
    case "any":
      return [...TEXTS, ...NUMBERS, ...KNOWN];
  }
}

type ConditionFormProps = {
  of?: EventChoice;
  value?: Condition;
  onDone: (condition: Condition) => void;
  onCancel: () => void;
};

/** One condition, taken on only when it is whole. */
export function ConditionForm({ of = {}, value, onDone, onCancel }: ConditionFormProps) {
  const t = useTexts(texts);
  const [field, setField] = useState(value?.field);
  const [is, setIs] = useState<Operator>(value?.is ?? "is");
  const [values, setValues] = useState(value?.values ?? []);
  const [typed, setTyped] = useState("");
  const { data: fields = [] } = useFields(of.type, of.event);
  const kind = fields.find((one) => one.field === field)?.kind ?? "any";
  const operators = operatorsOf(kind);
  const operator = operators.includes(is) ? is : "is";
  const bare = KNOWN.includes(operator);
  const compares = NUMBERS.includes(operator);
  const { data: found = [] } = useValues(bare || compares ? undefined : field, typed, of.type, of.event);
  // What was typed and not yet confirmed counts too: nobody should have to know of Enter.
  const given = compares ? values.slice(0, 1) : typed.trim() && !values.includes(typed.trim()) ? [...values, typed.trim()] : values;
  const wrong = compares && given[0] !== undefined && given[0] !== "" && !/^[+-]?\d{1,30}(\.\d{1,30})?$/.test(given[0]);
  const whole = field !== undefined && (bare || (given.length > 0 && given[0] !== "" && !wrong));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a form's popover: what surrounds it has nothing to do with it.
        event.stopPropagation();
        if (whole) onDone({ field, is: operator, ...(!bare && { values: given }) });
      }}
    >
      <Stack space={3}>
        <FieldField
          label={t.field}
          of={of}
          value={field}
          inside
          onChange={(chosen) => {
            setField(chosen);
            setValues([]);
            setTyped("");
          }}
        />
        <Select
          label={t.comparison}
          data={operators.map((one) => ({ value: one, label: t[`is-${one}`] }))}
          value={operator}
          onChange={(chosen) => chosen && setIs(chosen as Operator)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        {compares && (
          <TextInput
            label={t.number}
            inputMode="decimal"
            value={values[0] ?? ""}
            error={wrong && t.noNumber}
            onChange={(event) => setValues([event.currentTarget.value.trim()])}
          />
        )}
        {!bare && !compares && (
          <TagsInput
            label={t.values}
            description={operator === "is" || operator === "contains" || operator === "starts-with" ? t.oneIsEnough : undefined}
            data={found.map((one) => one.value)}
            value={values}
            onChange={(chosen) => {
              setValues(chosen);
              setTyped("");
            }}
            searchValue={typed}
            onSearchChange={setTyped}
            filter={({ options }) => options}
            maxDropdownHeight={136}
            // Over what is chosen already, never over the button that comes next.
            comboboxProps={{ withinPortal: false, position: "top-start", middlewares: { flip: false, shift: true } }}
          />
        )}
        <Row spread="end">
          <Button small onClick={onCancel}>
            {t.cancel}
          </Button>
          <Button small look="primary" submits disabled={!whole}>
            {t.apply}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
