import type { ComponentType } from "react";
import type { Language } from "../texts/language";
import type { Icon } from "../ui/icons";

/** The groups of the rail, in their order. */
export const GROUPS = ["see", "campaigns", "optimize", "people", "act", "listen", "data", "settings"] as const;
export type Group = (typeof GROUPS)[number];

/** A room as the app sees it. Each folder of features has one in its `room.ts`, and is found there. */
export type Room = {
  group: Group;
  /** Its place within the group. */
  position: number;
  /** Where its first screen is, as /sources. */
  path: string;
  name: Record<Language, string>;
  icon: Icon;
  /** Without it the room is not shown. */
  permission?: string;
  /** Shown beside the name: how much waits there, if anything does. Loaded with the rail, after the first paint. */
  waiting?: () => Promise<{ Waiting: ComponentType }>;
  /** Each a path, and the module whose `Component` is the screen, loaded when it is gone to. */
  screens: { path: string; load: () => Promise<{ Component: ComponentType }> }[];
};

const found = import.meta.glob<Room>("../features/*/room.ts", { eager: true, import: "room" });

export const rooms: Room[] = Object.values(found).sort(
  (one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group) || one.position - other.position,
);
