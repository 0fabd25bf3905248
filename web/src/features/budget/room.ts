import type { Room } from "../../app/rooms";
import { IconScale } from "../../ui/icons";

export const room: Room = {
  group: "optimize",
  position: 4,
  path: "/budget",
  name: { en: "Budget", de: "Budget" },
  icon: IconScale,
  permission: "money.view",
  screens: [
    { path: "budget", load: () => import("./BudgetScreen") },
    { path: "budget/:id", load: () => import("./PlanScreen") },
  ],
};
