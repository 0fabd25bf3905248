import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { asProblem } from "../../../api/problem";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { TextInput } from "../../../ui/fields";
import { IconDeviceFloppy } from "../../../ui/icons";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { toast } from "../../../ui/Toast";
import { type Card, type Dashboard, fetchDashboard, useDashboard, useMayChange } from "../dashboards";
import type { CardReference } from "../exploring";
import { texts } from "../texts";
import styles from "./EditedCard.module.css";
import { type Asked, placeIn, putAsAnother, putBack } from "./puttingBack";

type EditedCardProps = {
  reference: CardReference;
  /** Dates and filters that the dashboard was read with. */
  back: string;
  /** What the card is to show; nothing while it is not known. */
  asked: Asked | undefined;
};

/** The question on the screen is a card's, and can be put back into it. */
export function EditedCard({ reference, back, asked }: EditedCardProps) {
  const t = useTexts(texts);
  const mayChange = useMayChange();
  const { data, error, refetch } = useDashboard(reference.dashboard);
  const board = `/dashboards/${reference.dashboard}${back === "" ? "" : `?${back}`}`;
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={92} />;
  const card = data.cards[reference.place];
  if (data.version !== reference.version || !card?.analysis || !mayChange(data)) {
    return (
      <Panel title={t.cardGone}>
        <Row spread="between">
          <p>{t.cardGoneNote}</p>
          <Button to={board}>{t.openBoard}</Button>
        </Row>
      </Panel>
    );
  }
  return <Putting kept={data} {...{ card, board, asked, reference }} />;
}

type Changed = { theirs: Dashboard; place: number | undefined };
type PuttingProps = { kept: Dashboard; card: Card; board: string } & Pick<EditedCardProps, "asked" | "reference">;

function Putting({ kept, card, board, asked, reference: { place } }: PuttingProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [title, setTitle] = useState(card.title ?? "");
  const [busy, setBusy] = useState(false);
  const [changed, setChanged] = useState<Changed>();
  const done = (saved: Dashboard) => {
    toast.done(t.putBackDone(saved.name));
    void navigate(board);
  };
  const save = async () => {
    if (!asked) return;
    setBusy(true);
    try {
      done(await putBack(kept, place, asked, title.trim()));
    } catch (thrown) {
      if (asProblem(thrown).status !== 409) toast.problem(thrown);
      else await fetchDashboard(kept.id).then((theirs) => setChanged({ theirs, place: placeIn(theirs, card) }), toast.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel>
      <form
        className={styles.bar}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles.words}>
          <TextInput
            label={
              <>
                {t.cardTitle} {t.ofCard} <Link to={board}>{kept.name}</Link>
              </>
            }
            description={t.putBackNote}
            placeholder={t.cardTitleNote}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
        <Row>
          <Button to={board}>{t.goBack}</Button>
          <Button look="primary" submits icon={IconDeviceFloppy} busy={busy} disabled={!asked}>
            {t.putBack}
          </Button>
        </Row>
      </form>
      {changed && asked && <ChangedDialog {...{ changed, asked }} title={title.trim()} onClose={() => setChanged(undefined)} onDone={done} />}
    </Panel>
  );
}

type ChangedDialogProps = { changed: Changed; asked: Asked; title: string; onClose: () => void; onDone: (saved: Dashboard) => void };

/** Somebody saved the dashboard meanwhile: neither change is lost. */
function ChangedDialog({ changed: { theirs, place }, asked, title, onClose, onDone }: ChangedDialogProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    try {
      onDone(await (place === undefined ? putAsAnother(theirs, asked, title) : putBack(theirs, place, asked, title)));
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.conflict} opened onClose={onClose}>
      <Stack>
        <p>{(place === undefined ? t.conflictLost : t.conflictCard)(theirs.changedBy, format.ago(theirs.changedAt))}</p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Row spread="end">
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void go()}>
            {place === undefined ? t.addToTheirs : t.putIntoTheirs}
          </Button>
        </Row>
        {place === undefined && <Quiet small>{theirs.name}</Quiet>}
      </Stack>
    </Dialog>
  );
}
