import { useTexts } from "../../texts/texts";
import { CodeBlock } from "../../ui/CopyField";
import { Dialog } from "../../ui/overlays";
import { type Cell, type Kind, textOf } from "./answer";
import { texts } from "./texts";

type CellDialogProps = { name: string; cell: Cell | undefined; kind: Kind; opened: boolean; onClose: () => void };

/** The whole of a value; JSON over several lines. */
export function CellDialog({ name, cell, kind, opened, onClose }: CellDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog title={name || t.value} opened={opened} onClose={onClose} wide>
      <CodeBlock label={name || t.value} code={whole(cell, kind)} />
    </Dialog>
  );
}

function whole(cell: Cell | undefined, kind: Kind): string {
  if (cell === null || cell === undefined) return "null";
  return typeof cell === "object" ? JSON.stringify(cell, null, 2) : textOf(cell, kind);
}
