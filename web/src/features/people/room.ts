import type { Room } from "../../app/rooms";
import { IconUsers } from "../../ui/icons";

export const room: Room = {
  group: "settings",
  position: 1,
  path: "/people",
  name: { en: "People & roles", de: "Menschen & Rollen" },
  icon: IconUsers,
  permission: "users.manage",
  screens: [{ path: "people", load: () => import("./PeopleScreen") }],
};
