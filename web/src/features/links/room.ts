import type { Room } from "../../app/rooms";
import { IconLink } from "../../ui/icons";

export const room: Room = {
  group: "campaigns",
  position: 3,
  path: "/links",
  name: { en: "Links", de: "Links" },
  icon: IconLink,
  permission: "campaigns.view",
  screens: [
    { path: "links", load: () => import("./LinksScreen") },
    { path: "links/build", load: () => import("./BuildScreen") },
    { path: "links/rules", load: () => import("./RulesScreen") },
  ],
};
