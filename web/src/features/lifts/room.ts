import type { Room } from "../../app/rooms";
import { IconMapPin } from "../../ui/icons";

export const room: Room = {
  group: "optimize",
  position: 3,
  path: "/lifts",
  name: { en: "Lift tests", de: "Lift-Tests" },
  icon: IconMapPin,
  permission: "money.view",
  screens: [
    { path: "lifts", load: () => import("./LiftsScreen") },
    { path: "lifts/new", load: () => import("./NewScreen") },
    { path: "lifts/:id", load: () => import("./LiftScreen") },
  ],
};
