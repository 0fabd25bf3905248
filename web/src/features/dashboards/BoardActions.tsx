import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { IconArrowBackUp, IconClock, IconDeviceFloppy, IconFileDownload, IconLink, IconMaximize, IconPencil, IconRefresh, IconSettings, IconShare2 } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { Menu } from "../../ui/overlays";
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
  onPdf: () => Promise<void>;
  mayShare: boolean;
  onShare: (how: "links" | "schedules") => void;
  onSave: () => void;
  onUndo: () => void;
  onDiscard: () => void;
  onSettings: () => void;
};

/** What can be done with a dashboard, while it is read and while it is changed. */
export function BoardActions({ manages, isEditing, isLive, dirty, busy, addCard, onEdit, onLive, onPdf, mayShare, onShare, onSave, onUndo, onDiscard, onSettings }: BoardActionsProps) {
  const t = useTexts(texts);
  const [making, setMaking] = useState(false);
  const make = () => {
    setMaking(true);
    void onPdf().finally(() => setMaking(false));
  };
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
      <Menu
        target={<MenuButton label={t.shareSend} busy={making} />}
        items={[
          { label: making ? t.makingPdf : t.pdf, icon: IconFileDownload, disabled: making, onClick: make },
          ...(mayShare
            ? [
                { label: t.shareLink, icon: IconLink, onClick: () => onShare("links") },
                { label: t.schedule, icon: IconClock, onClick: () => onShare("schedules") },
              ]
            : []),
        ]}
      />
      {manages && (
        <Button icon={IconPencil} onClick={onEdit}>
          {t.edit}
        </Button>
      )}
    </Row>
  );
}

/** Mantine's menu gives its target the attributes of a menu button. */
function MenuButton({ label, busy, ...given }: { label: string; busy: boolean }) {
  return <IconButton icon={IconShare2} label={label} disabled={busy} {...given} />;
}
