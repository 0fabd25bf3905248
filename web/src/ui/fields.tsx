import {
  Autocomplete,
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";

/** The form fields of all screens, each with its label: nothing is asked by a placeholder alone. */
export { Autocomplete, Checkbox, MultiSelect, NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput };

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
  /** The label is read out only; what is chosen says enough to those who see it. */
  labelHidden?: boolean;
  small?: boolean;
};

/** One of a few, all of them visible. */
export function Choice<T extends string>({ label, value, options, onChange, labelHidden = false, small = false }: ChoiceProps<T>) {
  return (
    <div role="group" aria-label={label}>
      {!labelHidden && <div className="field-label">{label}</div>}
      <SegmentedControl
        value={value}
        data={options}
        onChange={onChange}
        size={small ? "xs" : "sm"}
      />
    </div>
  );
}
