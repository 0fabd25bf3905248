import type { Room } from "../../app/rooms";
import { IconCompass } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 1,
  path: "/overview",
  name: { en: "Overview", de: "Überblick" },
  icon: IconCompass,
  permission: "analyze.view",
  screens: [{ path: "overview", load: () => import("./OverviewScreen") }],
};
