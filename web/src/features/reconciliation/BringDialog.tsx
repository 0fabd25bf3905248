import { useState } from "react";
import { useTexts } from "../../texts/texts";
import { FileDialog } from "../../ui/FileDialog";
import { TextInput } from "../../ui/fields";
import { bring } from "./reconciliation";
import { texts } from "./texts";

type BringDialogProps = { zone: string; onClose: () => void; onBrought: (name: string) => void };

/** Takes a file of the shop's own records. */
export function BringDialog({ zone, onClose, onBrought }: BringDialogProps) {
  const t = useTexts(texts);
  const [name, setName] = useState("shop");
  const [clock, setClock] = useState(zone);
  return (
    <FileDialog
      title={t.bring}
      label={t.file}
      hint={t.fileHint}
      accept=".csv,text/csv"
      onClose={onClose}
      onBring={async (file) => onBrought((await bring({ name, zone: clock, file })).name)}
    >
      <TextInput label={t.name} description={t.nameHint} value={name} required onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label={t.zone} description={t.zoneHint} value={clock} required onChange={(event) => setClock(event.currentTarget.value)} />
    </FileDialog>
  );
}
