import type { ReactNode } from "react";
import { useMay } from "../api/session";
import { useTexts } from "../texts/texts";
import { Page } from "../ui/Page";
import { texts } from "./texts";

/** Says so where a room is not for one's role, instead of letting each of its questions be refused. */
export function Permitted({ permission, children }: { permission?: string; children: ReactNode }) {
  const t = useTexts(texts);
  const may = useMay();
  return permission === undefined || may(permission) ? (
    children
  ) : (
    <Page title={t.notPermitted} answer={t.notPermittedNote}>
      {null}
    </Page>
  );
}
