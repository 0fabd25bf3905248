import type { Room } from "../../app/rooms";
import { IconFileImport } from "../../ui/icons";

export const room: Room = {
  group: "data",
  position: 2,
  path: "/imports",
  name: { en: "Imports", de: "Importe" },
  icon: IconFileImport,
  permission: "imports.view",
  screens: [
    { path: "imports", load: () => import("./ImportsScreen") },
    { path: "imports/:id", load: () => import("./ImportScreen") },
  ],
};
