import { useTexts } from "../../texts/texts";
import { Stack } from "../../ui/layout";
import { grouped, type Warning } from "./lifts";
import { texts } from "./texts";

const MOST_NAMED = 5;

/** What is doubtful, each kind once. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  const t = useTexts(texts);
  return (
    <Stack space={1}>
      {grouped(warnings).map(({ kind, subjects }) => (
        <div key={kind}>{t[`warning-${kind}`](subjects.slice(0, MOST_NAMED).join(", ") + (subjects.length > MOST_NAMED ? ", …" : ""))}</div>
      ))}
    </Stack>
  );
}
