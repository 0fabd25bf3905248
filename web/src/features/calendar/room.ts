import type { Room } from "../../app/rooms";
import { IconCalendarEvent } from "../../ui/icons";

export const room: Room = {
  group: "campaigns",
  position: 2,
  path: "/calendar",
  name: { en: "Calendar", de: "Kalender" },
  icon: IconCalendarEvent,
  permission: "campaigns.view",
  screens: [{ path: "calendar", load: () => import("./CalendarScreen") }],
};
