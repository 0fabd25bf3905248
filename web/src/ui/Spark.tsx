import { useShownScheme } from "./appearance";
import { quietColor, seriesColor } from "./chart/colors";

type SparkProps = {
  values: (number | null)[];
  /** Of the series in the picture, whose colour it has. */
  place: number;
  channel?: string;
  quiet?: boolean;
};

const WIDTH = 96;
const HEIGHT = 24;

/** The course of some values in the height of a line; what it says stands in the table beside it. */
export function Spark({ values, place, channel, quiet }: SparkProps) {
  const scheme = useShownScheme();
  const known = values.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  const most = Math.max(0, ...known);
  const x = (index: number) => 1 + (index * (WIDTH - 2)) / Math.max(1, values.length - 1);
  const y = (value: number) => HEIGHT - 2 - ((value - least) / (most - least || 1)) * (HEIGHT - 4);
  const path = values.flatMap((value, index) => (value === null ? [] : `${index === 0 || values[index - 1] === null ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join("");
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <path
        d={path}
        fill="none"
        stroke={quiet ? quietColor(scheme, place) : seriesColor(scheme, place, channel)}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
