import type { Room } from "../../app/rooms";
import { IconLayoutDashboard } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 3,
  path: "/dashboards",
  name: { en: "Dashboards", de: "Dashboards" },
  icon: IconLayoutDashboard,
  permission: "analyze.view",
  screens: [
    { path: "dashboards", load: () => import("./ListScreen") },
    { path: "dashboards/:id", load: () => import("./BoardScreen") },
  ],
};
