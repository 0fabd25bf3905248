import { Tabs as MantineTabs } from "@mantine/core";
import type { ReactNode } from "react";

type Tab<T extends string> = { value: T; label: ReactNode; content: ReactNode };

/** Several views of the same thing, one at a time. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: { label: string; tabs: Tab<T>[]; value: T; onChange: (value: T) => void }) {
  return (
    <MantineTabs value={value} onChange={(chosen) => chosen && onChange(chosen as T)} keepMounted={false}>
      <MantineTabs.List aria-label={label} mb="sm">
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.value} value={tab.value}>
          {tab.content}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
