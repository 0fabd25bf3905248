import type { Room } from "../../app/rooms";
import { IconScale } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 3,
  path: "/ledger",
  name: { en: "Ledger", de: "Hauptbuch" },
  icon: IconScale,
  permission: "ledger.view",
  screens: [{ path: "ledger", load: () => import("./LedgerScreen") }],
};
