type Scheme = "light" | "dark";

/** Told apart by the colour-blind and from paper, by hue and lightness; coral is missing because it means loss. */
const SERIES: Record<Scheme, string[]> = {
  light: ["#0b7a75", "#3a6ea5", "#b7791f", "#7a4e96", "#8c5a3c", "#3f8fb5", "#77842a", "#b85f96", "#64717f", "#1f4e79"],
  dark: ["#3cc6bd", "#7fb0e6", "#e2b05a", "#b99ad6", "#d9a07f", "#8fd0ea", "#b9c765", "#eba4cb", "#a0adba", "#5b8fd0"],
};

/** A channel has the same colour across the product: what is paid beside what is earned in the same place. */
const CHANNELS: Record<string, number> = {
  "paid search": 0,
  "organic search": 5,
  email: 2,
  "paid social": 3,
  "organic social": 7,
  direct: 8,
  referral: 6,
  affiliates: 4,
  display: 1,
  "paid video": 9,
  "organic video": 5,
  "paid shopping": 9,
  "organic shopping": 6,
  "paid other": 1,
  "ai assistant": 7,
  "cross-network": 4,
  audio: 3,
  sms: 2,
  push: 4,
  other: 8,
};

/** The colour of a channel, else that of the series' place. */
export function seriesColor(scheme: Scheme, place: number, channel?: string): string {
  const colors = SERIES[scheme];
  const index = (channel === undefined ? undefined : CHANNELS[channel]) ?? place;
  return colors[index % colors.length] ?? "#64717f";
}

const QUIET: Record<Scheme, [string, string]> = { light: ["#8b96a1", "#b3bbc3"], dark: ["#7d8a97", "#55626f"] };

/** Of what is no value of its own, as all others and what is not known; of two beside each other each has its own. */
export function quietColor(scheme: Scheme, place: number): string {
  return QUIET[scheme][place % 2 === 0 ? 0 : 1];
}
