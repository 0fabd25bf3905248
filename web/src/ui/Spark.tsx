/** The course of some values in the height of a line; what it says stands in the table beside it. */
export function Spark({ values, color = "var(--sea)", width = 96, height = 24 }: { values: (number | null)[]; color?: string; width?: number; height?: number }) {
  const known = values.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  const most = Math.max(0, ...known);
  const x = (index: number) => 1 + (index * (width - 2)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - 2 - ((value - least) / (most - least || 1)) * (height - 4);
  const path = values.map((value, index) => (value === null ? "" : `${index === 0 || values[index - 1] === null ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join("");
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden style={{ display: "block" }}>
      <path d={path} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
