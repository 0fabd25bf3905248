import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Figure } from "../../ui/Figure";
import { Columns } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import type { Account } from "./ledger";
import { texts } from "./texts";

const SHOWN = ["received", "stored", "duplicates", "dropped", "rejected", "pending", "notAcknowledged", "difference"] as const;
const TONES = { balanced: "good", settling: "neutral", off: "bad" } as const;

/** The equation of the ledger: the first is the sum of the others. */
export function Counts({ account }: { account: Account | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Panel>
      <Columns least={122}>
        {SHOWN.map((name) => (
          <Figure
            key={name}
            name={t[name]}
            loading={!account}
            value={account ? format.headline(account.totals[name]) : ""}
            exact={account && format.number(account.totals[name])}
            note={name === "difference" && account && <Badge tone={TONES[account.state]}>{t[`state-${account.state}`]}</Badge>}
          />
        ))}
      </Columns>
    </Panel>
  );
}
