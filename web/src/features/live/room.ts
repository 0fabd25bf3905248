import type { Room } from "../../app/rooms";
import { IconActivity } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 2,
  path: "/live",
  name: { en: "Live", de: "Live" },
  icon: IconActivity,
  permission: "live.view",
  screens: [{ path: "live", load: () => import("./LiveScreen") }],
};
