import { useMemo } from "react";
import { AddToDashboard } from "../../dashboards/AddToDashboard";
import { keptAsked, useQuestionAddress } from "../useQuestion";
import type { WebPart } from "./shown";

/** A part of the answer as a card, with its conditions. */
export function AddPart({ part }: { part: WebPart }) {
  const [search] = useQuestionAddress();
  const question = useMemo(() => keptAsked(search), [search]);
  return <AddToDashboard small content={{ analysis: { kind: "web", question, chart: part } }} />;
}
