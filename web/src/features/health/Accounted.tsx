import { Link } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Figure } from "../../ui/Figure";
import { Columns } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import type { Health } from "./health";
import { texts } from "./texts";

const SHOWN = ["received", "stored", "duplicates", "dropped", "rejected", "pending", "notAcknowledged", "difference"] as const;
const TONES = { balanced: "good", settling: "neutral", off: "bad" } as const;

/** The ledger's sums; the first is the sum of the others. */
export function Accounted({ ledger }: { ledger: Health["ledger"] }) {
  const t = useTexts(texts);
  const may = useMay();
  const format = useFormat();
  return (
    <Panel title={t.accounted} note={may("ledger.view") && <Link to="/ledger">{t.toLedger}</Link>}>
      <Columns least={122}>
        {SHOWN.map((name) => (
          <Figure
            key={name}
            name={t[name]}
            value={format.headline(ledger[name])}
            exact={format.number(ledger[name])}
            note={name === "difference" && <Badge tone={TONES[ledger.state]}>{t[`ledger-${ledger.state}`]}</Badge>}
          />
        ))}
      </Columns>
    </Panel>
  );
}
