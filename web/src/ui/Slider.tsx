import { RangeSlider as MantineRangeSlider, Slider as MantineSlider } from "@mantine/core";
import { useEffect, useState } from "react";

type Shared = {
  /** Read out; what stands beside it says it to those who see it. */
  label: string;
  max: number;
  step: number;
  show: (value: number) => string;
  /** Places to be known again, as where it is today. */
  marks?: { value: number; label?: string }[];
  disabled?: boolean;
};

/** A figure that is moved; told when it is let go. */
export function Slider({ label, value, min = 0, max, step, show, marks, disabled, onChange }: Shared & { value: number; min?: number; onChange: (value: number) => void }) {
  const [moved, setMoved] = useState(value);
  useEffect(() => setMoved(value), [value]);
  return (
    <MantineSlider
      thumbLabel={label}
      value={moved}
      min={min}
      max={max}
      step={step}
      label={show}
      marks={marks}
      disabled={disabled}
      onChange={setMoved}
      onChangeEnd={onChange}
      thumbProps={{ "aria-valuetext": show(moved) }}
    />
  );
}

/** A least and a most that are moved; told when one is let go. */
export function RangeSlider({ label, labels, value, max, step, show, marks, disabled, onChange }: Shared & { labels: [string, string]; value: [number, number]; onChange: (value: [number, number]) => void }) {
  const [moved, setMoved] = useState(value);
  const [low, high] = value;
  useEffect(() => setMoved([low, high]), [low, high]);
  return (
    <div role="group" aria-label={label}>
      <MantineRangeSlider
        thumbFromLabel={labels[0]}
        thumbToLabel={labels[1]}
        value={moved}
        min={0}
        max={max}
        minRange={0}
        step={step}
        label={show}
        marks={marks}
        disabled={disabled}
        onChange={setMoved}
        onChangeEnd={onChange}
      />
    </div>
  );
}
