import { useNavigate } from "react-router";
import { useTexts } from "../../../texts/texts";
import { IconCode, IconCompass, IconPencil } from "../../../ui/icons";
import type { MenuItem } from "../../../ui/overlays";
import type { CardView } from "../board";
import type { Card } from "../dashboards";
import { texts } from "../texts";

/** What can be done with a card while its dashboard is read. */
export function useCardMenu(card: Card, { ways }: CardView): MenuItem[] {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { edit, open } = ways?.(card) ?? {};
  const isQuery = card.query !== undefined;
  return [
    ...(edit === undefined ? [] : [{ label: t.editQuestion, icon: IconPencil, onClick: () => void navigate(edit) }]),
    ...(open === undefined ? [] : [{ label: isQuery ? t.openInSql : t.openInExplore, icon: isQuery ? IconCode : IconCompass, onClick: () => void navigate(open) }]),
  ];
}
