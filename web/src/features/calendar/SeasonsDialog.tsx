import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { Choice, TextInput } from "../../ui/fields";
import { IconPencil, IconPlus, IconTrash } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { deleteSeason, keepSeason, type NewOwnSeason, type OwnSeason, useOwnSeasons } from "./calendar";
import styles from "./calendar.module.css";
import { texts } from "./texts";

/** The company's own seasons: all of them, whatever the period. */
export function SeasonsDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useTexts(texts);
  const may = useMay();
  const { data, error, refetch } = useOwnSeasons();
  const [edited, setEdited] = useState<OwnSeason | "new">();
  return (
    <Dialog title={t.ownSeasons} opened onClose={onClose}>
      <Stack>
        <Quiet>{t.seasonsNote}</Quiet>
        {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
        {edited !== undefined ? (
          <SeasonForm known={edited === "new" ? undefined : edited} today={today} onDone={() => setEdited(undefined)} />
        ) : (
          <>
            {!data && !error && <Skeleton height={80} />}
            {data?.items.length === 0 && <p>{t.noSeasons}</p>}
            <ul className={styles.seasons}>
              {data?.items.map((season) => (
                <SeasonLine key={season.id} season={season} onEdit={() => setEdited(season)} />
              ))}
            </ul>
            {may("campaigns.manage") && (
              <Row spread="end">
                <Button look="primary" icon={IconPlus} onClick={() => setEdited("new")}>
                  {t.addSeason}
                </Button>
              </Row>
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function SeasonLine({ season, onEdit }: { season: OwnSeason; onEdit: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const remove = () => void deleteSeason(season.id).then(() => toast.done(t.seasonGone(season.name)), toast.problem);
  return (
    <li>
      <span className={styles.itemWords}>
        <span>{season.name}</span>
        <Quiet small>
          {format.days(season.from, season.to)} · {t[season.repetition]}
        </Quiet>
      </span>
      {may("campaigns.manage") && (
        <span>
          <Row>
            <IconButton icon={IconPencil} label={t.editSeason(season.name)} onClick={onEdit} />
            <IconButton icon={IconTrash} label={t.deleteSeason(season.name)} onClick={remove} />
          </Row>
        </span>
      )}
    </li>
  );
}

function SeasonForm({ known, today, onDone }: { known?: OwnSeason; today: string; onDone: () => void }) {
  const t = useTexts(texts);
  const [season, setSeason] = useState<NewOwnSeason>(
    known ? { name: known.name, from: known.from, to: known.to, repetition: known.repetition } : { name: "", from: today, to: today, repetition: "yearly" },
  );
  const keeping = useMutation({ mutationFn: () => keepSeason(known?.id, season) });
  const wrong = season.from !== "" && season.to !== "" && season.to < season.from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.mutate(undefined, {
      onSuccess: () => {
        toast.done(t.seasonKept(season.name));
        onDone();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t.name}
          value={season.name}
          onChange={(event) => setSeason({ ...season, name: event.currentTarget.value })}
          maxLength={200}
          required
          data-autofocus
        />
        <Columns least={160}>
          <TextInput
            type="date"
            label={t.firstDay}
            value={season.from}
            onChange={(event) => setSeason({ ...season, from: event.currentTarget.value })}
            required
          />
          <TextInput
            type="date"
            label={t.lastDay}
            value={season.to}
            error={wrong && t.wrongDates}
            onChange={(event) => setSeason({ ...season, to: event.currentTarget.value })}
            required
          />
        </Columns>
        <Choice
          label={t.repetition}
          value={season.repetition}
          options={[
            { value: "yearly", label: t.yearly },
            { value: "once", label: t.once },
          ]}
          onChange={(repetition) => setSeason({ ...season, repetition })}
        />
        {keeping.isError && <ProblemNotice problem={keeping.error} />}
        <Row spread="end">
          <Button onClick={onDone}>{t.cancel}</Button>
          <Button look="primary" submits busy={keeping.isPending} disabled={season.name.trim() === "" || season.from === "" || season.to === "" || wrong}>
            {t.save}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
