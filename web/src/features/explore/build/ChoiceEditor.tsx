import type { ReactNode } from "react";
import type { EventChoice } from "../answers";
import styles from "./build.module.css";
import { Conditions } from "./Conditions";
import { EventField } from "./EventField";

type ChoiceEditorProps = {
  label: string;
  value: EventChoice;
  onChange: (choice: EventChoice) => void;
  /** Beside its name: what is done with the choice as a whole. */
  actions?: ReactNode;
  /** Between the event and its conditions. */
  children?: ReactNode;
};

/** An event with its conditions. */
export function ChoiceEditor({ label, value, onChange, actions, children }: ChoiceEditorProps) {
  return (
    <div className={styles.choice}>
      <div className={styles.field}>
        <EventField label={label} value={value} onChange={onChange} />
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
      <Conditions
        label={label}
        of={value}
        value={value.where ?? []}
        onChange={(where) => {
          const { where: before, ...named } = value;
          onChange(where.length > 0 ? { ...named, where } : named);
        }}
      />
    </div>
  );
}
