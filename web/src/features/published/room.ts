import type { Room } from "../../app/rooms";
import { IconDatabase } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 6,
  path: "/published",
  name: { en: "For other tools", de: "Für andere Werkzeuge" },
  icon: IconDatabase,
  permission: "published.manage",
  screens: [{ path: "published", load: () => import("./PublishedScreen") }],
};
