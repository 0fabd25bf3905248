import type { Schema } from "../../api/client";
import { defineTexts } from "../../texts/texts";

export type Role = Schema<"Role">;

/** From the most permitted to the least. */
export const ROLES: Role[] = ["owner", "marketer", "analyst", "viewer"];

export const roleTexts = defineTexts({
  en: {
    owner: "Owner",
    marketer: "Marketer",
    analyst: "Analyst",
    viewer: "Viewer",
    ownerMay: "Everything, people and backups too",
    marketerMay: "Sources and keys, rejected events, who is who; no SQL",
    analystMay: "Reads all data, with SQL; changes nothing",
    viewerMay: "Sees figures; no single events, no sources",
  },
  de: {
    owner: "Eigentümer",
    marketer: "Marketer",
    analyst: "Analyst",
    viewer: "Betrachter",
    ownerMay: "Alles, auch Menschen und Sicherungen",
    marketerMay: "Quellen und Schlüssel, abgelehnte Ereignisse, wer wer ist; kein SQL",
    analystMay: "Liest alle Daten, mit SQL; ändert nichts",
    viewerMay: "Sieht Zahlen; keine einzelnen Ereignisse, keine Quellen",
  },
});
