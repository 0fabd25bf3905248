import { lazy, Suspense, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { asProblem } from "../../api/problem";
import { useMay } from "../../api/session";
import { today } from "../../format/range";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DateRange } from "../../ui/DateRange";
import { EmptyState } from "../../ui/EmptyState";
import { IconLayoutDashboard, IconPlus } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/Toast";
import { useAddress } from "../../ui/useAddress";
import { Conditions } from "../explore/build/Conditions";
import { texts as exploreTexts } from "../explore/texts";
import { texts as overviewTexts } from "../overview/texts";
import { AnnotationsPanel } from "./annotations/AnnotationsPanel";
import { BoardActions } from "./BoardActions";
import { type CardView, kindOf, rangeOf, sizeOf, withCondition } from "./board";
import styles from "./board.module.css";
import { addDashboard, changeDashboard, type Dashboard, downloadPdf, fetchDashboard, known, useAnnotations, useMayChange } from "./dashboards";
import { overviewQuestion } from "./cards/questions";
import { CardDialog } from "./edit/CardDialog";
import { waysOf } from "./exploring";
import { ConflictDialog } from "./edit/ConflictDialog";
import { SettingsDialog } from "./edit/SettingsDialog";
import { BoardGrid } from "./grid/BoardGrid";
import { freePlace } from "./grid/layout";
import { viewOf } from "./share/sharing";
import { texts } from "./texts";
import { boardOf, type KeyedCard, sentOf, useDraft, withPlaces } from "./useDraft";
import { useBoardView } from "./useBoardView";
import { useLive } from "./useLive";
import { useUnsaved } from "./useUnsaved";

const LinksDialog = lazy(() => import("./share/LinksDialog").then((module) => ({ default: module.LinksDialog })));
const SchedulesDialog = lazy(() => import("./share/SchedulesDialog").then((module) => ({ default: module.SchedulesDialog })));

type Open = { dialog: "add" } | { dialog: "card"; key: string } | { dialog: "settings" } | { dialog: "discard" } | { dialog: "links" } | { dialog: "schedules" } | { dialog: "conflict"; theirs: Dashboard };

/** A dashboard, to read and, for who may, to change. */
export function Board({ kept, zone }: { kept: Dashboard; zone: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const language = useLanguage();
  const may = useMay();
  const [search, changeAddress] = useAddress();
  const { board, dirty, change, undo, start } = useDraft(kept);
  const view = useBoardView(zone, board);
  const annotations = useAnnotations(view.range.days, kept.id);
  const [open, setOpen] = useState<Open>();
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const manages = useMayChange()(kept);
  const isEditing = manages && search.has("edit");
  const isLive = search.has("live");
  const { blocker, letGo } = useUnsaved(isEditing && dirty);
  useLive(isLive);

  const close = () => setOpen(undefined);
  const edit = (on: boolean) =>
    void navigate({ search: edited(search, on) }, { replace: true });
  const save = async () => {
    setBusy(true);
    try {
      start(await changeDashboard(kept.id, sentOf(board), kept.version));
      toast.done(t.saved);
      edit(false);
    } catch (thrown) {
      if (asProblem(thrown).status !== 409) toast.problem(thrown);
      else await fetchDashboard(kept.id).then((theirs) => setOpen({ dialog: "conflict", theirs }), toast.problem);
    } finally {
      setBusy(false);
    }
  };
  const nameOf = useNames(board.cards);
  const viewsOf = useViews({ zone, board, view, annotations: annotations.data?.items, kept: isEditing ? undefined : kept, manages, back: viewOf(search) });
  const isEmpty = board.cards.length === 0;
  const addCard = (look: "primary" | "plain") => (
    <Button look={look} icon={IconPlus} onClick={() => setOpen({ dialog: "add" })}>
      {t.addCard}
    </Button>
  );
  const opened = open?.dialog === "card" ? board.cards.find(({ key }) => key === open.key) : undefined;
  return (
    <Page
      title={board.name}
      answer={board.description || undefined}
      range={<DateRange range={view.range} zone={zone} onChange={view.chooseRange} />}
      actions={
        <BoardActions
          {...{ manages, isEditing, isLive, dirty, busy }}
          onEdit={() => edit(true)}
          mayShare={may("dashboards.manage")}
          onShare={(how) => setOpen({ dialog: how })}
          onPdf={() => downloadPdf(kept, search, language).catch(toast.problem)}
          onLive={() => changeAddress({ live: isLive ? undefined : "on" })}
          onSave={() => void save()}
          onUndo={() => {
            undo();
            setSaid(t.undone);
          }}
          onDiscard={() => (dirty ? setOpen({ dialog: "discard" }) : edit(false))}
          onSettings={() => setOpen({ dialog: "settings" })}
          addCard={addCard("plain")}
        />
      }
    >
      {!isEditing && (
        <div className={styles.reader}>
          <Conditions label={t.filters} value={view.conditions} onChange={view.chooseConditions} />
          {!view.isAsKept && (
            <Button small look="quiet" onClick={view.reset}>
              {t.asKept}
            </Button>
          )}
        </div>
      )}
      <p role="status" aria-live="assertive" className="hidden-label">
        {said}
      </p>
      {isEmpty ? (
        <Panel>
          <EmptyState
            icon={IconLayoutDashboard}
            title={t.empty}
            action={
              isEditing ? (
                addCard("primary")
              ) : manages ? (
                <Button look="primary" onClick={() => edit(true)}>
                  {t.edit}
                </Button>
              ) : undefined
            }
          >
            {manages ? t.emptyNote : t.emptyReader}
          </EmptyState>
        </Panel>
      ) : (
        <BoardGrid
          label={t.cards}
          cards={board.cards}
          nameOf={nameOf}
          viewOf={viewsOf}
          editing={
            isEditing
              ? {
                  onPlaces: (items, words) => {
                    const after = withPlaces(board, items);
                    if (JSON.stringify(after.cards) !== JSON.stringify(board.cards)) change(after);
                    setSaid(words);
                  },
                  onEdit: (key) => setOpen({ dialog: "card", key }),
                  onCopy: (key) => {
                    const copied = board.cards.find((one) => one.key === key);
                    if (copied) change(withCard(board, copied.card));
                  },
                  onRemove: (key) => {
                    const removed = board.cards.find((one) => one.key === key);
                    change({ ...board, cards: board.cards.filter((one) => one.key !== key) });
                    if (removed) setSaid(t.removed(nameOf(removed)));
                  },
                }
              : undefined
          }
        />
      )}
      <AnnotationsPanel
        dashboard={kept.id}
        days={view.range.days}
        annotations={annotations.data?.items}
        problem={annotations.error}
        onRetry={() => void annotations.refetch()}
      />
      {open?.dialog === "add" && (
        <CardDialog
          onClose={close}
          onDone={(card, kind) => {
            const [width, height] = sizeOf(kind, card.analysis?.chart);
            change(withCard(board, { ...card, place: { column: 0, row: 0, width, height } }));
            close();
          }}
        />
      )}
      {opened && (
        <CardDialog
          card={opened.card}
          onClose={close}
          onDone={(card) => {
            const changed = { ...card, place: opened.card.place };
            change({ ...board, cards: board.cards.map((one) => (one.key === opened.key ? { key: one.key, card: changed } : one)) });
            close();
          }}
        />
      )}
      {open?.dialog === "settings" && (
        <SettingsDialog
          title={t.settings}
          action={t.apply}
          start={sentOf(board)}
          onClose={close}
          onDone={(draft) => {
            change({ ...boardOf({ ...kept, ...draft, description: draft.description ?? "", compare: draft.compare ?? "none", shared: draft.shared ?? false, filters: draft.filters ?? [], cards: [] }), cards: board.cards });
            close();
          }}
        />
      )}
      <Suspense fallback={null}>
        {open?.dialog === "links" && <LinksDialog dashboard={kept.id} view={viewOf(search)} onClose={close} />}
        {open?.dialog === "schedules" && <SchedulesDialog dashboard={kept.id} view={viewOf(search)} onClose={close} />}
      </Suspense>
      {open?.dialog === "conflict" && (
        <ConflictDialog
          theirs={open.theirs}
          onClose={close}
          onLoad={() => {
            start(known(open.theirs));
            close();
          }}
          onCopy={async () => {
            const copy = await addDashboard({ ...sentOf(board), name: t.copyOf(board.name).slice(0, 100) });
            letGo();
            void navigate(`/dashboards/${copy.id}`);
          }}
        />
      )}
      <ConfirmDialog
        title={t.discardTitle}
        action={t.discard}
        opened={open?.dialog === "discard"}
        onClose={close}
        onConfirm={async () => {
          start(kept);
          edit(false);
        }}
      >
        {t.leaveNote}
      </ConfirmDialog>
      <ConfirmDialog
        title={t.leaveTitle}
        action={t.leave}
        opened={blocker.state === "blocked"}
        onClose={() => blocker.state === "blocked" && blocker.reset()}
        onConfirm={async () => blocker.state === "blocked" && blocker.proceed()}
      >
        {t.leaveNote}
      </ConfirmDialog>
    </Page>
  );
}

function edited(search: URLSearchParams, on: boolean): string {
  const after = new URLSearchParams(search);
  if (on) after.set("edit", "");
  else after.delete("edit");
  return after.toString();
}

let lastCard = 0;

/** With one more, where there is room for it. */
function withCard<B extends { cards: KeyedCard[] }>(board: B, card: KeyedCard["card"]): B {
  const { width, height } = card.place;
  const place = freePlace(
    board.cards.map((one) => one.card.place),
    width,
    height,
  );
  return { ...board, cards: [...board.cards, { key: `new-${++lastCard}`, card: { ...card, place } }] };
}

/** A card without a title is called by what it shows, and by its number where another is called so too. */
function useNames(cards: KeyedCard[]): (card: KeyedCard) => string {
  const t = useTexts(texts);
  const figures = useTexts(overviewTexts);
  const asked = useTexts(exploreTexts);
  return useMemo(() => {
    const usual = ({ card }: KeyedCard) => {
      if (card.title) return card.title;
      const kind = kindOf(card);
      if (kind === "overview") {
        const { measure, by } = overviewQuestion(card.analysis?.question ?? {});
        const chart = card.analysis?.chart ?? "series";
        return chart === "figures" ? figures.figures : chart === "figure" ? figures[measure] : chart === "breakdown" ? figures[by] : figures.overTime(figures[measure]);
      }
      return kind === "trends" || kind === "funnels" || kind === "retention" || kind === "paths" ? asked[kind] : t[`kind-${kind}`];
    };
    const named = cards.map(usual);
    return (card) => {
      const name = usual(card);
      const place = cards.findIndex(({ key }) => key === card.key);
      return named.filter((one) => one === name).length > 1 ? `${name}, ${t.cardNumber(place + 1)}` : name;
    };
  }, [cards, t, figures, asked]);
}

type Views = {
  zone: string;
  board: ReturnType<typeof boardOf>;
  view: ReturnType<typeof useBoardView>;
  annotations: CardView["annotations"] | undefined;
  /** While it is read, not while it is changed. */
  kept: Dashboard | undefined;
  manages: boolean;
  /** What the address says of dates and filters. */
  back: string;
};

const NONE: CardView["annotations"] = [];

/** The same view for the same card as long as nothing of it changes. */
function useViews({ zone, board, view, annotations = NONE, kept, manages, back }: Views): (card: KeyedCard) => CardView {
  const { range, conditions, chooseConditions } = view;
  const { compare } = board;
  return useMemo(() => {
    const onFilter: CardView["onFilter"] = (condition) => chooseConditions(withCondition(conditions, condition));
    const withWays = (seen: CardView): CardView => ({
      ...seen,
      ways:
        kept &&
        ((card) => {
          const place = kept.cards.indexOf(card);
          return waysOf(card, seen, manages && place >= 0 ? { dashboard: kept.id, version: kept.version, place } : undefined, back);
        }),
    });
    const shared = withWays({ range, own: false, conditions, annotations, onFilter, dashboard: kept?.id });
    const known = new Map<string, CardView>();
    return ({ card: { dates } }) => {
      if (!dates) return shared;
      const name = JSON.stringify(dates);
      const own = known.get(name) ?? withWays({ ...shared, own: true, range: rangeOf(dates, range.comparison ?? compare, today(zone)) });
      known.set(name, own);
      return own;
    };
  }, [range, conditions, annotations, compare, zone, kept, manages, back]);
}
