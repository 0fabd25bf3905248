import { useState } from "react";
import { useTexts } from "../texts/texts";
import { Button, IconButton } from "./Button";
import styles from "./ColumnsMenu.module.css";
import { Checkbox } from "./fields";
import { IconColumns } from "./icons";
import { Popover } from "./overlays";
import { texts } from "./texts";

type ColumnsMenuProps<Id extends string> = {
  columns: { id: Id; name: string; about?: string | undefined }[];
  chosen: Id[];
  usual: Id[];
  onChange: (chosen: Id[]) => void;
};

/** Which columns of a table are seen; one at least. */
export function ColumnsMenu<Id extends string>({ columns, chosen, usual, onChange }: ColumnsMenuProps<Id>) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal transitionProps={{ duration: 100 }}>
      <Popover.Target>
        <IconButton icon={IconColumns} label={t.columns} aria-expanded={opened} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.columns}>
          <legend className="hidden-label">{t.columns}</legend>
          {columns.map(({ id, name, about }) => (
            <Checkbox
              key={id}
              label={name}
              description={about}
              checked={chosen.includes(id)}
              disabled={chosen.length === 1 && chosen[0] === id}
              onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
          <Button small look="quiet" onClick={() => onChange(usual)}>
            {t.usualColumns}
          </Button>
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
