import type { Room } from "../../app/rooms";
import { IconReport } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 5,
  path: "/reconciliation",
  name: { en: "Reconciliation", de: "Abgleich" },
  icon: IconReport,
  permission: "money.view",
  screens: [
    { path: "reconciliation", load: () => import("./ReconciliationScreen") },
    { path: "reconciliation/:day", load: () => import("./DayScreen") },
  ],
};
