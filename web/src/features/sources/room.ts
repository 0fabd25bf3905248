import type { Room } from "../../app/rooms";
import { IconRss } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 1,
  path: "/sources",
  name: { en: "Sources", de: "Quellen" },
  icon: IconRss,
  permission: "sources.view",
  screens: [
    { path: "sources", load: () => import("./SourcesScreen") },
    { path: "sources/:name", load: () => import("./SourceScreen") },
    { path: "sources/:name/plan", load: () => import("./plan/PlanScreen") },
  ],
};
