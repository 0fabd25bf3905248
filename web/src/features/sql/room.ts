import type { Room } from "../../app/rooms";
import { IconCode } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 5,
  path: "/sql",
  name: { en: "SQL", de: "SQL" },
  icon: IconCode,
  permission: "sql.run",
  screens: [{ path: "sql", load: () => import("./SqlScreen") }],
};
