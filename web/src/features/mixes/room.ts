import type { Room } from "../../app/rooms";
import { IconChartArcs } from "../../ui/icons";

export const room: Room = {
  group: "optimize",
  position: 2,
  path: "/mixes",
  name: { en: "Mix models", de: "Mixmodelle" },
  icon: IconChartArcs,
  permission: "money.view",
  screens: [
    { path: "mixes", load: () => import("./MixesScreen") },
    { path: "mixes/new", load: () => import("./NewMixScreen") },
    { path: "mixes/:id", load: () => import("./MixScreen") },
  ],
};
