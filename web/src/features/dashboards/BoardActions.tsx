import type { ReactNode } from "react";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { IconArrowBackUp, IconDeviceFloppy, IconMaximize, IconPencil, IconRefresh, IconSettings } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { texts } from "./texts";

type BoardActionsProps = {
  manages: boolean;
  isEditing: boolean;
  isLive: boolean;
  dirty: boolean;
  busy: boolean;
  addCard: ReactNode;
  onEdit: () => void;
  onLive: () => void;
  onSave: () => void;
  onUndo: () => void;
  onDiscard: () => void;
  onSettings: () => void;
};

/** What can be done with a dashboard, while it is read and while it is changed. */
export function BoardActions({ manages, isEditing, isLive, dirty, busy, addCard, onEdit, onLive, onSave, onUndo, onDiscard, onSettings }: BoardActionsProps) {
  const t = useTexts(texts);
  if (isEditing) {
    return (
      <Row>
        {addCard}
        <IconButton icon={IconSettings} label={t.settings} onClick={onSettings} />
        <IconButton icon={IconArrowBackUp} label={t.undo} disabled={!dirty} onClick={onUndo} />
        <Button onClick={onDiscard}>{dirty ? t.discard : t.cancel}</Button>
        <Button look="primary" icon={IconDeviceFloppy} busy={busy} disabled={!dirty} onClick={onSave}>
          {t.save}
        </Button>
      </Row>
    );
  }
  const turn = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  return (
    <Row>
      <IconButton icon={IconRefresh} label={isLive ? t.liveOn : t.live} pressed={isLive} onClick={onLive} />
      {document.fullscreenEnabled && <IconButton icon={IconMaximize} label={t.fullScreen} onClick={turn} />}
      {manages && (
        <Button icon={IconPencil} onClick={onEdit}>
          {t.edit}
        </Button>
      )}
    </Row>
  );
}
