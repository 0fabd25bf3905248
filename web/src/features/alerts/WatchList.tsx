import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { EmptyState } from "../../ui/EmptyState";
import { IconBell } from "../../ui/icons";
import { Quiet, Row } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import styles from "./alerts.module.css";
import { remove, setActive, useDeliveries, useWatches, type Watch } from "./watches";
import { texts } from "./watchTexts";

/** The watched metrics with their newest alerts. */
export function WatchList() {
  const t = useTexts(texts);
  const { data, error, refetch } = useWatches();
  return (
    <Panel title={t.watches} note={t.watchesNote} flush>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={160} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={IconBell} title={t.noWatches}>
          {t.noWatchesNote}
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={t.watches}>
          {data.items.map((watch) => (
            <WatchCard key={watch.id} watch={watch} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Alerts that a card shows. */
const SHOWN = 3;

function WatchCard({ watch }: { watch: Watch }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [removing, setRemoving] = useState(false);
  const [looking, setLooking] = useState(false);
  const switching = useMutation({ mutationFn: () => setActive(watch, !watch.active), onError: toast.problem });
  const open = watch.alerts.find(({ closedOn }) => !closedOn);
  const about = [
    watch.judgedOn ? t.judged(format.day(watch.judgedOn)) : t.notJudged,
    !watch.mine && t.of(watch.owner),
    t.told(watch.recipients.length),
  ];
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <span className={styles.title}>
          <Badge tone={!watch.active || watch.resting ? "neutral" : open ? "bad" : "good"}>{!watch.active ? t.paused : open ? t[open.verdict] : watch.judgedOn ? t.usual : t.unknown}</Badge>
          {watch.name}
        </span>
        {watch.resting && <p>{t.resting(watch.resting)}</p>}
        {watch.alerts.slice(0, SHOWN).map((alert) => (
          <p key={alert.id} className="tabular">
            {`${t[alert.verdict]} ${alert.closedOn ? t.until(format.day(alert.openedOn), format.day(alert.seenOn)) : t.since(format.day(alert.openedOn))}: `}
            {t.alert(format.headline(alert.value), format.headline(alert.expected), format.headline(alert.low), format.headline(alert.high))} {alert.parts}
          </p>
        ))}
        <Quiet small>{about.filter(Boolean).join(" · ")}</Quiet>
      </div>
      <Row>
        <Button small onClick={() => setLooking(true)}>
          {t.deliveries}
        </Button>
        {watch.mine && may("notices.send") && (
          <Button small busy={switching.isPending} onClick={() => switching.mutate()}>
            {watch.active ? t.pause : t.resume}
          </Button>
        )}
        {may("notices.send") && (
          <Button small onClick={() => setRemoving(true)}>
            {t.remove}
          </Button>
        )}
      </Row>
      {looking && <Deliveries watch={watch} onClose={() => setLooking(false)} />}
      <ConfirmDialog
        title={t.remove}
        action={t.remove}
        opened={removing}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await remove(watch.id);
          toast.done(t.removed(watch.name));
        }}
      >
        {t.removeNote(watch.name)}
      </ConfirmDialog>
    </li>
  );
}

function Deliveries({ watch, onClose }: { watch: Watch; onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error } = useDeliveries(watch.id);
  return (
    <Dialog title={`${t.deliveries}: ${watch.name}`} opened onClose={onClose} wide>
      {error ? (
        <ProblemNotice problem={error} />
      ) : !data ? (
        <Skeleton height={120} />
      ) : data.deliveries.length === 0 ? (
        <p>{t.noDeliveries}</p>
      ) : (
        <ul className={styles.list}>
          {data.deliveries.map((one, place) => (
            <li key={place} className={styles.card}>
              <div className={styles.words}>
                <span>{one.subject}</span>
                <Quiet small>{[`${t[`channel-${one.channel}`]}: ${one.address}`, format.moment(one.madeAt), one.reason].filter(Boolean).join(" · ")}</Quiet>
              </div>
              <Badge tone={one.state === "taken" ? "good" : one.state === "failed" ? "bad" : "neutral"}>{t[`state-${one.state}`]}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
