import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { texts } from "./texts";

type ConflictDialogProps = { onClose: () => void; onSaveAs: () => void; onLoad: () => Promise<unknown> };

/** Two people changed one query: neither change is lost. */
export function ConflictDialog({ onClose, onSaveAs, onLoad }: ConflictDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog title={t.conflict} opened onClose={onClose}>
      <Stack>
        <p>{t.conflictNote}</p>
        <Row spread="end">
          <Button onClick={() => void onLoad()}>{t.loadTheirs}</Button>
          <Button look="primary" onClick={onSaveAs}>
            {t.saveAs}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
