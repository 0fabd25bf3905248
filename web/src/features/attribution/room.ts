import type { Room } from "../../app/rooms";
import { IconRoute } from "../../ui/icons";

export const room: Room = {
  group: "optimize",
  position: 1,
  path: "/attribution",
  name: { en: "Attribution", de: "Attribution" },
  icon: IconRoute,
  permission: "money.view",
  screens: [{ path: "attribution", load: () => import("./AttributionScreen") }],
};
