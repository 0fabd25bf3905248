import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import { Stack } from "../../ui/layout";
import styles from "./campaigns.module.css";
import { fetchCampaign, useKeyProblems } from "./campaigns";
import { said } from "./keyFields";
import { texts } from "./texts";

/** Keys of this campaign that get in the way of another's, each with a value that shows it. */
export function KeyProblems({ id }: { id: string }) {
  const t = useTexts(texts);
  const { data } = useKeyProblems();
  const overlaps = data?.overlaps.filter(({ first, second }) => first.campaign === id || second.campaign === id) ?? [];
  const contested = data?.contested.filter(({ keys }) => keys.some((key) => key.campaign === id)) ?? [];
  const others = [
    ...new Set([
      ...overlaps.flatMap(({ first, second }) => [first.campaign, second.campaign]),
      ...contested.flatMap(({ keys }) => keys.map(({ campaign }) => campaign)),
    ]),
  ].filter((other) => other !== id);
  const names = useNames(others);
  if (!data || overlaps.length + contested.length + data.full.length === 0) return null;
  const words = (fields: Record<string, string>) => said(fields, (field) => t[`key-${field}` as keyof typeof t] as string);
  const campaigns = (keys: Schema<"CampaignKey">[]) =>
    [...new Set(keys.map(({ campaign }) => campaign))].filter((one) => one !== id).map((one) => <Named key={one} id={one} names={names} />);
  return (
    <Stack space={3}>
      {contested.length > 0 && (
        <Caution title={t.contested}>
          <ul className={styles.plainList}>
            {contested.map(({ kind, fields, keys }) => (
              <li key={`${kind} ${words(fields)}`}>
                {t[`kind-${kind}`]} <code>{words(fields)}</code>: {t.claimedToo} {campaigns(keys)}. {t.contestedRemedy}
              </li>
            ))}
          </ul>
        </Caution>
      )}
      {overlaps.length > 0 && (
        <Caution title={t.overlaps}>
          <ul className={styles.plainList}>
            {overlaps.map(({ first, second, example, winner }) => {
              const [ours, theirs] = first.campaign === id ? [first, second] : [second, first];
              return (
                <li key={`${first.id} ${second.id}`}>
                  <code>{words(ours.fields)}</code> {t.and} <code>{words(theirs.fields)}</code> {t.of} {campaigns([theirs])}: {t.bothFit}{" "}
                  <code>{words(example)}</code>. {winner === undefined ? t.nobodyWins : winner === id ? t.thisWins : t.otherWins}
                </li>
              );
            })}
          </ul>
        </Caution>
      )}
      {data.full.length > 0 && <Caution>{t.fullKinds(data.full.map((kind) => t[`kind-${kind}`]).join(", "))}</Caution>}
    </Stack>
  );
}

/** Of other brands' campaigns the name is not told. */
function useNames(ids: string[]): Map<string, string> {
  return useQueries({
    queries: ids.map((id) => ({ queryKey: ["campaigns", id], queryFn: () => fetchCampaign(id), retry: false })),
    combine: (found) => new Map(found.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))),
  });
}

function Named({ id, names }: { id: string; names: Map<string, string> }) {
  const t = useTexts(texts);
  const name = names.get(id);
  return name === undefined ? <>{t.anotherCampaign}</> : <Link to={`/campaigns/${id}?view=keys`}>{name}</Link>;
}
