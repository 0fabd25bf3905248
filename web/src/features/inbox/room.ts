import type { Room } from "../../app/rooms";
import { IconInbox } from "../../ui/icons";

export const room: Room = {
  group: "campaigns",
  position: 4,
  path: "/inbox",
  name: { en: "Inbox", de: "Eingang" },
  icon: IconInbox,
  permission: "campaigns.view",
  screens: [{ path: "inbox", load: () => import("./InboxScreen") }],
};
