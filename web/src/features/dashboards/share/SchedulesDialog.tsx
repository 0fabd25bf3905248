import { useMemo } from "react";
import { useTexts } from "../../../texts/texts";
import { Quiet, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { Schedules } from "./Schedules";
import { schedulesOf } from "./sharing";
import { texts } from "./texts";

type SchedulesDialogProps = { dashboard: string; view: string; onClose: () => void };

/** Whom a dashboard is sent to, when, and what became of it. */
export function SchedulesDialog({ dashboard, view, onClose }: SchedulesDialogProps) {
  const t = useTexts(texts);
  const door = useMemo(() => schedulesOf(dashboard), [dashboard]);
  return (
    <Dialog title={t.schedules} opened onClose={onClose} wide>
      <Stack space={3}>
        <Quiet small>{t.schedulesNote}</Quiet>
        <Schedules door={door} view={view} none={t.noSchedules} />
      </Stack>
    </Dialog>
  );
}
