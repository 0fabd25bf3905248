import type { Room } from "../../app/rooms";
import { IconNews } from "../../ui/icons";

export const room: Room = {
  group: "see",
  position: 3.5,
  path: "/letter",
  name: { en: "Weekly letter", de: "Wochenbrief" },
  icon: IconNews,
  permission: "analyze.view",
  screens: [{ path: "letter", load: () => import("./LetterScreen") }],
};
