import type { Room } from "../../app/rooms";
import { IconBell } from "../../ui/icons";

export const room: Room = {
  group: "campaigns",
  position: 5,
  path: "/alerts",
  name: { en: "Alerts", de: "Meldungen" },
  icon: IconBell,
  permission: "campaigns.view",
  waiting: () => import("./Waiting"),
  screens: [
    { path: "alerts", load: () => import("./AlertsScreen") },
    { path: "alerts/metrics", load: () => import("./MetricAlertsScreen") },
  ],
};
