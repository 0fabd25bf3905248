import type { Room } from "../../app/rooms";
import { IconChartHistogram } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 4,
  path: "/explore",
  name: { en: "Explore", de: "Erkunden" },
  icon: IconChartHistogram,
  permission: "analyze.view",
  screens: [
    { path: "explore", load: () => import("./ExploreScreen") },
    { path: "explore/metrics", load: () => import("./metrics/MetricsScreen") },
    { path: "explore/new-metric", load: () => import("./metrics/MetricScreen") },
    { path: "explore/metrics/:name", load: () => import("./metrics/MetricScreen") },
  ],
};
