import type { Room } from "../../app/rooms";
import { IconHeartbeat } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 4,
  path: "/data-health",
  name: { en: "Data health", de: "Datengesundheit" },
  icon: IconHeartbeat,
  permission: "analyze.view",
  screens: [{ path: "data-health", load: () => import("./HealthScreen") }],
};
