import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../../api/client";
import { csv } from "../../../format/csv";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { DataTable } from "../../../ui/DataTable";
import { downloadCsv } from "../../../ui/download";
import { IconDownload } from "../../../ui/icons";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { FunnelPeople, FunnelQuestion } from "../answers";
import { postAnalysis } from "../asking";
import { texts } from "../texts";

type DropOutDialogProps = { question: FunnelQuestion; titles: string[]; step: number | undefined; onClose: () => void };

/** Who reached the step before and not this one. */
export function DropOutDialog({ question, titles, step, onClose }: DropOutDialogProps) {
  const t = useTexts(texts);
  return (
    <Dialog title={t.droppedBefore(titles[(step ?? 1) - 1] ?? "")} opened={step !== undefined} onClose={onClose} wide>
      {step !== undefined && <People question={question} step={step} />}
    </Dialog>
  );
}

function People({ question, step }: { question: FunnelQuestion; step: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [opened, setOpened] = useState<string>();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["analyses", "funnels", "people", question, step],
    queryFn: ({ pageParam, signal }) =>
      postAnalysis<FunnelPeople>("/api/analyses/funnels/people", { ...question, step, outcome: "dropped", ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next || undefined,
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={400} />;
  const people = data.pages.flatMap((page) => page.people);
  return (
    <Stack space={3}>
      <Row spread="between">
        <Quiet>{t.droppedNote}</Quiet>
        <Button
          small
          icon={IconDownload}
          onClick={() => downloadCsv(t.droppedOut, csv(["profile_id", "reached_at"], people.map(({ profileId, reachedAt }) => [profileId, reachedAt])))}
        >
          {t.downloadCsv}
        </Button>
      </Row>
      <DataTable
        label={t.droppedOut}
        rows={people}
        rowKey={({ profileId }) => profileId}
        height={320}
        empty={t.nobody}
        current={opened}
        onOpen={({ profileId }) => setOpened(profileId === opened ? undefined : profileId)}
        columns={[
          { id: "person", name: t.person, value: ({ profileId }) => profileId },
          { id: "at", name: t.reachedBefore, value: ({ reachedAt }) => reachedAt, show: ({ reachedAt }) => format.moment(reachedAt) },
        ]}
      />
      {hasNextPage && (
        <Row spread="end">
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more100}
          </Button>
        </Row>
      )}
      {opened !== undefined && <Person profile={opened} />}
    </Stack>
  );
}

/** By what a person is known, as far as one may see it. */
function Person({ profile }: { profile: string }) {
  const t = useTexts(texts);
  const { data, error } = useQuery({
    queryKey: ["profiles", profile],
    queryFn: ({ signal }) => ask(api.GET("/api/profiles/{profile}", { params: { path: { profile } }, signal })),
  });
  if (error) return <ProblemNotice problem={error} />;
  if (!data) return <Skeleton height={72} />;
  return (
    <DataTable
      label={t.idsOf(profile)}
      rows={data.ids}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      height={200}
      empty={t.noIds}
      columns={[
        { id: "kind", name: t.idKind, value: ({ kind }) => kind },
        { id: "id", name: t.idValue, value: ({ id }) => id },
      ]}
    />
  );
}
