import { useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { IconLayoutDashboard } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { type Kind, kindOf, sizeOf } from "./board";
import { type Card, changeDashboard, draftOf, fetchDashboard, useDashboards, useMayChange } from "./dashboards";
import { freePlace } from "./grid/layout";
import { texts } from "./texts";

export type CardContent = Pick<Card, "analysis" | "query">;

type AddToDashboardProps = {
  /** Nothing while it is not known what would be added. */
  content: CardContent | undefined;
  small?: boolean;
};

/** Puts what is on the screen onto a dashboard, as a card. */
export function AddToDashboard({ content, small }: AddToDashboardProps) {
  const t = useTexts(texts);
  const may = useMay();
  const [opened, setOpened] = useState(false);
  if (!may("dashboards.manage")) return null;
  return (
    <>
      <Button icon={IconLayoutDashboard} small={small} disabled={!content} onClick={() => setOpened(true)}>
        {t.addTo}
      </Button>
      {opened && content && <AddDialog content={content} onClose={() => setOpened(false)} />}
    </>
  );
}

function AddDialog({ content, onClose }: { content: CardContent; onClose: () => void }) {
  const t = useTexts(texts);
  const { data, error, refetch } = useDashboards();
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const mayChange = useMayChange();
  const own = data?.items.filter(mayChange);
  const id = chosen ?? own?.[0]?.id;
  const add = async () => {
    if (id === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      toast.done(t.addedTo(await addTo(id, content, title.trim())));
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.addTo} opened onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Stack space={3}>
          {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
          {own?.length === 0 ? (
            <p>
              {t.noDashboard} <Link to="/dashboards?new">{t.create}</Link>
            </p>
          ) : (
            <Select
              label={t.dashboard}
              searchable
              allowDeselect={false}
              data={(own ?? []).map((one) => ({ value: one.id, label: one.name }))}
              value={id ?? null}
              onChange={(value) => setChosen(value ?? undefined)}
            />
          )}
          <TextInput data-autofocus label={t.cardTitle} description={t.cardTitleNote} maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          {content.analysis && <Quiet small>{t.addToNote}</Quiet>}
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={busy} disabled={id === undefined}>
              {t.addCard}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}

/** In the first place that has room; the name of the dashboard. */
async function addTo(id: string, content: CardContent, title: string): Promise<string> {
  const dashboard = await fetchDashboard(id);
  const card = { ...content, title };
  const kind: Kind = kindOf({ ...card, place: freePlace([], 1, 1) });
  const place = freePlace(
    dashboard.cards.map((one) => one.place),
    ...sizeOf(kind, content.analysis?.chart),
  );
  const draft = draftOf(dashboard);
  return (await changeDashboard(id, { ...draft, cards: [...dashboard.cards, { ...card, place }] }, dashboard.version)).name;
}
