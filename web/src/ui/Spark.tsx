import { useShownScheme } from "./appearance";
import { SPARK, sparkPath } from "./chart/spark";
import { quietColor, seriesColor } from "./chart/colors";

type SparkProps = {
  values: (number | null)[];
  /** Of the series in the picture, whose colour it has. */
  place: number;
  channel?: string;
  quiet?: boolean;
};

/** The course of some values in the height of a line; what it says stands in the table beside it. */
export function Spark({ values, place, channel, quiet }: SparkProps) {
  const scheme = useShownScheme();
  return (
    <svg width={SPARK.width} height={SPARK.height} viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden>
      <path
        d={sparkPath(values)}
        fill="none"
        stroke={quiet ? quietColor(scheme, place) : seriesColor(scheme, place, channel)}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
