import type { Language } from "../../texts/language";

type Words = Record<Language, string>;

/** What the door's codes mean, in words. */
const REASONS: Record<string, Words> = {
  "collect.body-too-large": { en: "The call is too large", de: "Der Aufruf ist zu groß" },
  "collect.body-not-utf8": { en: "The call is not text in UTF-8", de: "Der Aufruf ist kein Text in UTF-8" },
  "collect.body-not-json": { en: "The call is not JSON", de: "Der Aufruf ist kein JSON" },
  "collect.body-not-object": { en: "The call is no JSON object", de: "Der Aufruf ist kein JSON-Objekt" },
  "collect.batch-missing": { en: "The batch has no list of events", de: "Dem Stapel fehlt die Liste der Ereignisse" },
  "collect.batch-too-long": { en: "The batch has too many events", de: "Der Stapel hat zu viele Ereignisse" },
  "collect.batch-context-too-large": { en: "The batch's context is too large", de: "Der Kontext des Stapels ist zu groß" },
  "collect.pixel-unreadable": { en: "The pixel's address holds no event", de: "Die Adresse des Pixels enthält kein Ereignis" },
  "collect.event-too-large": { en: "The event is too large", de: "Das Ereignis ist zu groß" },
  "collect.too-deep": { en: "It is nested too deeply", de: "Es ist zu tief verschachtelt" },
  "collect.too-many-keys": { en: "An object has too many keys", de: "Ein Objekt hat zu viele Schlüssel" },
  "collect.nul-character": { en: "A text holds the character NUL", de: "Ein Text enthält das Zeichen NUL" },
  "collect.lone-surrogate": { en: "A text holds half a character", de: "Ein Text enthält ein halbes Zeichen" },
  "collect.number-out-of-range": { en: "A number is out of range", de: "Eine Zahl ist zu groß oder zu lang" },
  "collect.wrong-type": { en: "A value has the wrong type", de: "Ein Wert hat den falschen Typ" },
  "collect.missing": { en: "Something that is needed is missing", de: "Etwas Nötiges fehlt" },
  "collect.too-long": { en: "A text is too long", de: "Ein Text ist zu lang" },
  "collect.unknown-type": { en: "There is no such type of event", de: "Diese Art von Ereignis gibt es nicht" },
  "collect.time-unreadable": { en: "A time cannot be read", de: "Eine Zeit ist nicht lesbar" },
  "collect.too-old": { en: "It happened too long ago", de: "Es ist zu lange her" },
  "collect.consent-unreadable": { en: "The consent cannot be read", de: "Die Einwilligung ist nicht lesbar" },
  consent: { en: "The person refused analytics", de: "Die Person hat Statistik abgelehnt" },
  "do-not-track": { en: "The browser asks not to be tracked", de: "Der Browser bittet, nicht verfolgt zu werden" },
};

const VIOLATIONS: Record<string, Words> = {
  "unknown-event": { en: "The plan has no such event", de: "Der Plan kennt dieses Ereignis nicht" },
  missing: { en: "is missing", de: "fehlt" },
  type: { en: "has another type than planned", de: "hat einen anderen Typ als geplant" },
  value: { en: "has a value that is not planned", de: "hat einen Wert, der nicht geplant ist" },
  unknown: { en: "is not in the plan", de: "steht nicht im Plan" },
};

export function reasonInWords(code: string, language: Language): string {
  return REASONS[code]?.[language] ?? code;
}

/** `missing:price` is "price is missing". */
export function violationInWords(violation: string, language: Language): string {
  const [kind = "", property] = violation.split(/:(.*)/s);
  const words = VIOLATIONS[kind]?.[language] ?? kind;
  return property === undefined ? words : `${property} ${words}`;
}
