import type { Texts } from "./api";

/** What the banner says. A purpose's text is under its name. */
const ENGLISH = {
  title: "May we measure your visit?",
  body: "We would like to see which pages and campaigns are useful. You decide, and can change your mind at any time.",
  signal: "Your browser asks not to sell or share your data, so marketing stays off.",
  privacy: "Privacy notice",
  accept: "Accept all",
  refuse: "Refuse all",
  choose: "Choose by purpose",
  save: "Save choice",
  analytics: "Analytics: which pages and campaigns are useful",
  marketing: "Marketing: messages and advertising that suit you",
  functional: "Comfort: remember your settings",
};

const GERMAN: typeof ENGLISH = {
  title: "Dürfen wir Ihren Besuch messen?",
  body: "Wir möchten sehen, welche Seiten und Kampagnen nützlich sind. Sie entscheiden und können Ihre Wahl jederzeit ändern.",
  signal: "Ihr Browser bittet, Ihre Daten nicht zu verkaufen oder weiterzugeben. Marketing bleibt daher aus.",
  privacy: "Datenschutzerklärung",
  accept: "Alles annehmen",
  refuse: "Alles ablehnen",
  choose: "Nach Zweck wählen",
  save: "Auswahl speichern",
  analytics: "Statistik: welche Seiten und Kampagnen nützlich sind",
  marketing: "Marketing: Nachrichten und Werbung, die zu Ihnen passen",
  functional: "Komfort: Ihre Einstellungen merken",
};

export const TEXTS: Record<string, Texts> = { en: ENGLISH, de: GERMAN };
