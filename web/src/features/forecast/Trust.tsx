import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { type Forecast, verdictOf } from "./forecast";
import { texts } from "./texts";

const TONES: Record<ReturnType<typeof verdictOf>, Tone> = { held: "good", narrow: "caution", wide: "neutral", unmeasured: "caution" };

/** In plain words: which method and why, how far off it was, and what its intervals held. */
export function Trust({ found }: { found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { coverages, holidays, interval, method, methods, reached, why } = found;
  const verdict = verdictOf(found);
  const own = methods.find((one) => one.method === method);
  const naive = method === "seasonal-naive" ? undefined : methods.find((one) => one.method === "seasonal-naive");
  const off = (error: number) => format.percent(error / 100);
  return (
    <Panel title={t.trust} actions={<Badge tone={TONES[verdict]}>{t[`verdict-${verdict}`]}</Badge>}>
      <Stack space={3}>
        <p>{t[`why-${why}`](t[`method-${method}`])}</p>
        {own?.smape !== undefined && (
          <p>
            {t.trials(own.windows, reached, interval)} {t.off(off(own.smape))}
            {naive?.smape === undefined ? t.offAlone : t.offNaive(off(naive.smape))}
          </p>
        )}
        {coverages.some(({ outcomes }) => outcomes > 0) && (
          <p>
            {coverages.map(({ coverage, inside, outcomes, held }) => held !== undefined && `${t.held(format.percent(coverage), format.number(inside), format.number(outcomes), format.percent(held))} `)}
          </p>
        )}
        {holidays.length > 0 && <p>{t.knows(format.number(holidays.length))}</p>}
      </Stack>
    </Panel>
  );
}
