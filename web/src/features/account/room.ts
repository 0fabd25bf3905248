import type { Room } from "../../app/rooms";
import { IconUser } from "../../ui/icons";

export const room: Room = {
  group: "settings",
  position: 2,
  path: "/account",
  name: { en: "Account", de: "Konto" },
  icon: IconUser,
  screens: [{ path: "account", load: () => import("./AccountScreen") }],
};
