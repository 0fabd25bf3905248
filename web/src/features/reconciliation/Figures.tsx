import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Figure } from "../../ui/Figure";
import { Columns, Quiet } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { isNothing, type Kind, type Part, type ReconciledDay, type Reconciliation } from "./reconciliation";
import { texts } from "./texts";

/** The sums, the first of which is made of the next two; beside the records, what is left over. */
export function Figures({ found, kind }: { found: Reconciliation | ReconciledDay; kind: Kind }) {
  const t = useTexts(texts);
  const format = useFormat();
  const split = found[kind];
  const unrated = found.sources.filter((source) => source.kind === kind && !isNothing(source.unrated));
  const shown: [string, Part][] = [
    [t.total, split.total],
    [t.matched, split.matched],
    [t.unmatched, split.unmatched],
    ...(kind === "revenue" && found.compared
      ? ([
          [t.booked, found.compared.booked],
          [t.difference, found.compared.difference],
          [t.unexplained, found.compared.unexplained],
        ] satisfies [string, Part][])
      : []),
  ];
  return (
    <Panel>
      <Columns least={150}>
        {shown.map(([name, part]) => (
          <Figure
            key={name}
            name={name}
            value={format.money(part.net, found.currency)}
            size="title"
            note={
              <Quiet small>
                {kind === "spend"
                  ? t.rows(part.number, format.number(part.number))
                  : t.orders(part.number, format.number(part.number), format.money(part.refunded, found.currency))}
              </Quiet>
            }
          />
        ))}
      </Columns>
      {unrated.map((source) => (
        <Quiet small key={`${source.sourceId} ${source.currency}`}>
          {t.unratedNote(format.money(source.unrated.net, source.currency), source.sourceId)}
        </Quiet>
      ))}
    </Panel>
  );
}
