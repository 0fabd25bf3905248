import type { Room } from "../../app/rooms";
import { IconTrendingUp } from "../../ui/icons";

export const room: Room = {
  group: "optimize",
  position: 5,
  path: "/forecast",
  name: { en: "Forecast", de: "Prognose" },
  icon: IconTrendingUp,
  permission: "analyze.view",
  screens: [{ path: "forecast", load: () => import("./ForecastScreen") }],
};
