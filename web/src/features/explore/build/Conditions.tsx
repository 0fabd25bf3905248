import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { IconFilter, IconX } from "../../../ui/icons";
import { Popover } from "../../../ui/overlays";
import { writtenCondition } from "../address";
import type { Condition, EventChoice } from "../answers";
import { fieldName, valueName } from "../names";
import { texts } from "../texts";
import styles from "./build.module.css";
import { ConditionForm } from "./ConditionForm";

type ConditionsProps = {
  /** What they are conditions of, for those who do not see where they stand. */
  label: string;
  of?: EventChoice;
  value: Condition[];
  onChange: (conditions: Condition[]) => void;
};

/** Conditions in words, each to be changed or taken away, and a way to add one. */
export function Conditions({ label, of, value, onChange }: ConditionsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  /** The place of the one that is open; that of a new one is after the last. */
  const [opened, setOpened] = useState<number>();
  const close = () => setOpened(undefined);
  const said = ({ field, is, values }: Condition) =>
    [fieldName(field, t), t[`is-${is}`], values?.map((one) => valueName(field, one, t, format.language)).join(t.or)].filter(Boolean).join(" ");
  const popover = { position: "bottom-start", trapFocus: true, returnFocus: true, withinPortal: true, width: 288, transitionProps: { duration: 100 } } as const;
  return (
    <ul className={styles.conditions} aria-label={t.conditionsOf(label)}>
      {value.map((condition, place) => (
        <li key={writtenCondition(condition)} className={styles.chip}>
          <Popover {...popover} opened={opened === place} onChange={(open) => !open && close()}>
            <Popover.Target>
              <button type="button" className={styles.words} onClick={() => setOpened(opened === place ? undefined : place)} title={said(condition)}>
                {said(condition)}
              </button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t.condition}>
              <ConditionForm
                of={of}
                value={condition}
                onCancel={close}
                onDone={(changed) => {
                  close();
                  onChange(value.map((one, index) => (index === place ? changed : one)));
                }}
              />
            </Popover.Dropdown>
          </Popover>
          <button type="button" aria-label={t.removeCondition(said(condition))} onClick={() => onChange(value.filter((one) => one !== condition))}>
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Popover {...popover} opened={opened === value.length} onChange={(open) => !open && close()}>
          <Popover.Target>
            <button
              type="button"
              className={styles.add}
              aria-label={t.addConditionTo(label)}
              onClick={() => setOpened(opened === value.length ? undefined : value.length)}
            >
              <IconFilter size={14} aria-hidden /> {t.addCondition}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t.condition}>
            <ConditionForm
              of={of}
              onCancel={close}
              onDone={(added) => {
                close();
                onChange([...value, added]);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      </li>
    </ul>
  );
}
