import type { Room } from "../../app/rooms";
import { IconFlag } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 0,
  path: "/start",
  name: { en: "First steps", de: "Erste Schritte" },
  icon: IconFlag,
  permission: "sources.manage",
  screens: [{ path: "start", load: () => import("./StartScreen") }],
};
