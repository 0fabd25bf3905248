import type { CalendarCampaign, Dated } from "./calendar";

export const LANES = ["brand", "channel"] as const;
export type By = (typeof LANES)[number];

export type Lane = { key: string; name: string; rows: Dated[][] };

/** Those with both dates. */
export function datedOf(campaigns: CalendarCampaign[]): Dated[] {
  return campaigns.flatMap((campaign) => {
    const { startsOn, endsOn } = campaign;
    return startsOn === undefined || endsOn === undefined ? [] : [{ ...campaign, startsOn, endsOn }];
  });
}

/** Campaigns in lanes by name, each lane in as few rows as keep bars apart. One of several channels is in the lane of each. */
export function lanesOf(campaigns: Dated[], by: By, without: string): Lane[] {
  const lanes = new Map<string, Dated[]>();
  for (const campaign of campaigns) {
    const names = by === "brand" ? [campaign.brandName ?? ""] : campaign.channels.length > 0 ? campaign.channels : [""];
    for (const name of names) lanes.set(name, [...(lanes.get(name) ?? []), campaign]);
  }
  return [...lanes]
    .sort(([one], [other]) => (one === "" ? 1 : other === "" ? -1 : one.localeCompare(other)))
    .map(([key, those]) => ({ key, name: key || without, rows: rowsOf(those) }));
}

/** Each into the first row whose last is over by then. */
export function rowsOf<T extends { startsOn: string; endsOn: string }>(those: T[]): T[][] {
  const rows: T[][] = [];
  for (const one of [...those].sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))) {
    const row = rows.find((each) => (each.at(-1)?.endsOn ?? "") < one.startsOn);
    if (row) row.push(one);
    else rows.push([one]);
  }
  return rows;
}
