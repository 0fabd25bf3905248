import type { Format } from "../format/numbers";
import type { Language } from "./language";

/** Something to know about an answer: its text is English, its values are what the text tells. */
export type Note = { code: string; text: string; values?: Record<string, NoteValue> };
type NoteValue = string | number | string[];

/** What a text is made of: values as they are read, and the bare ones where a word depends on them. */
type Given = { said: (name: string) => string; bare: (name: string) => NoteValue | undefined; days: (name: string) => string };
type Words = (given: Given) => string;

const STEPS: Record<Language, Record<string, [one: string, many: string, dative: string]>> = {
  en: { hour: ["hour", "hours", "hours"], day: ["day", "days", "days"], week: ["week", "weeks", "weeks"], month: ["month", "months", "months"], quarter: ["quarter", "quarters", "quarters"], year: ["year", "years", "years"] },
  de: { hour: ["Stunde", "Stunden", "Stunden"], day: ["Tag", "Tage", "Tagen"], week: ["Woche", "Wochen", "Wochen"], month: ["Monat", "Monate", "Monaten"], quarter: ["Quartal", "Quartale", "Quartalen"], year: ["Jahr", "Jahre", "Jahren"] },
};

const THINGS: Record<Language, Record<string, string>> = {
  en: {},
  de: { events: "Ereignisse", orders: "Bestellungen", visits: "Besuche", spend: "Ausgaben", costs: "Kosten", amounts: "Beträge" },
};

const step = (language: Language, { bare }: Given, form: 0 | 1 | 2) => STEPS[language][String(bare("step"))]?.[form] ?? String(bare("step"));
const thing = ({ bare }: Given, name: string) => THINGS.de[String(bare(name))] ?? String(bare(name));
const one = (given: Given) => step("de", given, 0);
const many = (given: Given) => step("de", given, 1);
const among = (given: Given) => step("de", given, 2);
const steps = (given: Given) => step("en", given, 1);
const single = (given: Given) => step("en", given, 0);

const english = {
  // Of trends.
  "field-not-of-source": ({ said }) => `“${said("metric")}” is made of ${said("source")}, of which ${said("field")} is not known: there it counts as unknown`,
  "spend-by-day": () => "Spend is known by day: that of a day is in its first hour",
  "no-numbers": ({ said }) => `None of ${said("count")} ${said("source")} in the range has a number in ${said("field")}`,
  "amounts-missing": ({ said }) => `${said("count")} of ${said("all")} ${said("source")} have no amount in ${said("currency")}, or none that a rate is known for: they are in no sum`,
  "nothing-known": ({ said }) => `Nothing in the range has ${said("fields")}: is it written as it is sent?`,
  "out-of-bounds": ({ said, bare }) =>
    `“${said("metric")}” is ${said("value")}, and its definition says that it lies ${[bare("atLeast") !== undefined && `at ${said("atLeast")} or above`, bare("atMost") !== undefined && `at ${said("atMost")} or below`].filter(Boolean).join(" and ")}`,
  "robots-left-out": ({ said }) => `${said("count")} events of robots are left out`,
  "internal-left-out": ({ said }) => `${said("count")} events of the company's own traffic are left out`,
  // Of what was expected.
  "too-little-history": (given) => `“${given.said("metric")}” is known of ${given.said("count")} ${steps(given)}; what is to be expected is known after ${given.said("needed")}`,
  "nothing-expected": (given) => `“${given.said("metric")}” has no value on the last ${single(given)}, or mostly zero or none on the ${steps(given)} before: nothing can be expected`,
  "follows-clicks": ({ said }) => `${said("percent")}% of what is expected of “${said("metric")}” is expected of the day's clicks on advertising`,
  "wide-interval": (given) => `“${given.said("metric")}” varies by ${given.said("percent")}% from ${single(given)} to ${single(given)} by chance: a smaller change of one is not told from it`,
  "not-split": ({ said }) => `“${said("metric")}” does not add up from parts, nor is it a ratio of what does: no parts explain it`,
  // Of funnels, retention, the web and costs.
  "window-open": ({ said }) => `Who began last has time until ${said("moment")}: more will still reach the later steps`,
  "rates-missing": ({ said, bare }) =>
    bare("what") === "orders" ? `${said("count")} orders have no amount in the company's currency and are in no revenue` : `${said("count")} ${said("what")} have no rate of their day and are in no sum`,
  join: ({ bare }) =>
    bare("by") === "channel"
      ? "Costs and visits are joined by the word of their channel; an order is of its visit's channel, else of its own"
      : bare("by") === "campaign"
        ? "Costs, visits and orders are joined by the campaign that their keys resolve to; a visit is of its first"
        : "Visits and orders are told apart by the mark content, which no cost has: all costs are unresolved",
  // Of attribution.
  "no-journeys": () => "Nobody was touched in these days: ask for others, or bring events with a channel",
  "rules-credit-what-was-there": () =>
    "Models credit what touches a journey, not what causes it: search, affiliates and direct visits catch people who want to buy already; what a channel adds is beside them",
  "model-silent": () => "The data-driven model says nothing: journeys with a conversion and journeys without one are needed, and one kind is missing",
  "no-nulls": () => "No journey without a conversion is known: models that compare share as if each journey converted",
  "keys-folded": ({ said }) => `Beyond the ${said("count")} most frequent all are shown as one`,
  unfinished: () => "The days are not over: who was touched of late may still convert, so that late touches seem weaker",
  untouched: ({ said }) => `${said("count")} conversions have no touch within the lookback and are credited to nobody`,
  "value-unknown": ({ said }) => `${said("count")} conversions have no value that can be read: they count, and are worth nothing`,
  "lift-unused": ({ said }) => `${said("keys")} did not touch anybody: no lift of that name is used`,
  "no-baseline": ({ said }) => `Nobody came by themselves, so that there is nobody to be compared with: ${said("keys")}`,
  "poor-overlap": ({ said }) => `Hardly anybody who came by themselves had done the same before, so that the figure leans on the model: ${said("keys")}`,
  "brings-others": ({ said }) => `People convert less than who came by themselves, so that it brings others, who would not have come, and only a test can say what it adds: ${said("keys")}`,
  "few-touches": ({ said }) => `Below 50 touches: ${said("keys")}`,
  "cost-without-touches": ({ said }) => `${said("count")} were paid for and touched nobody who is known; they are the last rows`,
  "no-increments": () =>
    "A file of paths does not say what people did before they were touched: channels are shown as they are credited, and what they add only where a lift is given",
  // Of forecasts.
  "begins-later": (given) => `There is no figure before the ${single(given)} of ${given.days("day")}: the history begins there`,
  "ends-earlier": (given) => `The last figure is of the ${single(given)} of ${given.days("day")}: the forecast begins after it`,
  gaps: (given) => `${given.said("count")} of ${given.said("all")} ${steps(given)} have no figure: they were filled in by their neighbours`,
  "mostly-zero": (given) => `${given.said("count")} of ${given.said("all")} ${steps(given)} are zero: so rare a figure is forecast poorly; ask by a longer step`,
  "ends-with-zeros": (given) => `The last ${given.said("count")} ${steps(given)} are zero: if collecting has stopped, the forecast is of that and not of the figure`,
  zeros: (given) => `${given.said("count")} of ${given.said("all")} ${steps(given)} are zero and count as that: if nothing was collected in them, the forecast is too low`,
  "season-unknown": (given) =>
    `${given.said("count")} ${steps(given)} are too few to try a season of ${given.said("season")} on: what comes every ${given.said("cycle")} is not in the forecast`,
  "holidays-unknown": () => "No country's holidays are looked at: choose countries here, or set company.countries",
  untried: () => "The history is too short to try methods on it: intervals are as wide as such series usually need, and nothing here was measured",
  "few-trials": ({ said }) => `Methods were tried from ${said("count")} origins only: errors are largely luck`,
  "beyond-trials": (given) => `Trials forecast ${given.said("reached")} ${steps(given)}, and ${given.said("count")} are asked for: how well later ones are met is not known`,
  "no-better-than-before": () => "Taking what was a season before would have done as well in the trials",
  "too-narrow": ({ said }) => `Intervals of 80% held ${said("inside")} of ${said("outcomes")} figures in the trials: take them as too narrow`,
  "cut-at-zero": () => "The figure was never below zero: what the forecast has below is cut there",
  "spend-assumed": (given) => `No spend is planned: ${given.said("amount")} a ${single(given)} is taken, as of late`,
  "spend-unused": () => "The method that was taken does not know spend, so that the plan does not move the forecast; choose a regression to see what it says",
  "spend-beyond": (given) => `${given.said("amount")} a ${single(given)} is planned, and ${given.said("most")} is the most that was ever spent: what more brings is a guess`,
  "spend-no-cause": () => "What goes with spend here need not be caused by it, and does not saturate: plan budgets by a mix model or a test",
} satisfies Record<string, Words>;

const german: Record<keyof typeof english, Words> = {
  "field-not-of-source": (given) => `„${given.said("metric")}“ besteht aus ${thing(given, "source")}, bei denen ${given.said("field")} nicht bekannt ist: dort zählt es als unbekannt`,
  "spend-by-day": () => "Ausgaben sind nach Tagen bekannt: die eines Tages stehen in seiner ersten Stunde",
  "no-numbers": (given) => `${thing(given, "source")} im Zeitraum: ${given.said("count")}, und keine hat eine Zahl in ${given.said("field")}`,
  "amounts-missing": (given) =>
    `${given.said("count")} von ${given.said("all")} (${thing(given, "source")}) haben keinen Betrag in ${given.said("currency")}, oder keinen, für den ein Kurs bekannt ist: sie sind in keiner Summe`,
  "nothing-known": ({ said }) => `Im Zeitraum ist ${said("fields")} nirgends bekannt: Ist es so geschrieben, wie es gesendet wird?`,
  "out-of-bounds": ({ said, bare }) =>
    `„${said("metric")}“ ist ${said("value")} und liegt nach seiner Definition ${[bare("atLeast") !== undefined && `bei ${said("atLeast")} oder darüber`, bare("atMost") !== undefined && `bei ${said("atMost")} oder darunter`].filter(Boolean).join(" und ")}`,
  "robots-left-out": ({ said }) => `${said("count")} Ereignisse von Robotern sind weggelassen`,
  "internal-left-out": ({ said }) => `${said("count")} Ereignisse aus dem Verkehr der Firma selbst sind weggelassen`,
  "too-little-history": (given) => `„${given.said("metric")}“ ist von ${given.said("count")} ${among(given)} bekannt; was zu erwarten ist, weiß man nach ${given.said("needed")}`,
  "nothing-expected": (given) =>
    `„${given.said("metric")}“ hat zuletzt (${one(given)}) keinen Wert, oder in den ${among(given)} davor meist null oder keinen: Zu erwarten ist nichts`,
  "follows-clicks": ({ said }) => `${said("percent")} % dessen, was von „${said("metric")}“ erwartet wird, kommt von den Klicks des Tages auf Werbung`,
  "wide-interval": (given) =>
    `„${given.said("metric")}“ schwankt von ${one(given)} zu ${one(given)} zufällig um ${given.said("percent")} %: eine kleinere Änderung ist davon nicht zu unterscheiden`,
  "not-split": ({ said }) => `„${said("metric")}“ ist keine Summe aus Teilen und auch kein Verhältnis solcher Summen: keine Teile erklären es`,
  "window-open": ({ said }) => `Wer zuletzt begann, hat Zeit bis ${said("moment")}: die späteren Schritte werden noch mehr erreichen`,
  "rates-missing": (given) =>
    given.bare("what") === "orders"
      ? `${given.said("count")} Bestellungen haben keinen Betrag in der Währung der Firma und sind in keinem Umsatz`
      : `${thing(given, "what")} ohne Kurs ihres Tages: ${given.said("count")}; sie sind in keiner Summe`,
  join: ({ bare }) =>
    bare("by") === "channel"
      ? "Kosten und Besuche sind durch das Wort ihres Kanals verbunden; eine Bestellung gehört zum Kanal ihres Besuchs, sonst zu ihrem eigenen"
      : bare("by") === "campaign"
        ? "Kosten, Besuche und Bestellungen sind durch die Kampagne verbunden, zu der ihre Schlüssel gehören; ein Besuch gehört zu seiner ersten"
        : "Besuche und Bestellungen sind nach dem Merkmal content getrennt, das keine Kosten haben: alle Kosten bleiben offen",
  "no-journeys": () => "In diesen Tagen wurde niemand berührt: wählen Sie andere, oder bringen Sie Ereignisse mit einem Kanal",
  "rules-credit-what-was-there": () =>
    "Modelle schreiben gut, was eine Reise berührt, nicht was sie bewirkt: Suche, Affiliates und direkte Besuche fangen Menschen ab, die schon kaufen wollen; was ein Kanal hinzufügt, steht daneben",
  "model-silent": () => "Das datengetriebene Modell sagt nichts: nötig sind Reisen mit und Reisen ohne Konversion, und eine Art fehlt",
  "no-nulls": () => "Keine Reise ohne Konversion ist bekannt: vergleichende Modelle verteilen, als ende jede Reise mit einer",
  "keys-folded": ({ said }) => `Jenseits der ${said("count")} häufigsten sind alle als eines gezeigt`,
  unfinished: () => "Die Tage sind nicht vorbei: wer erst kürzlich berührt wurde, kauft vielleicht noch, und späte Berührungen wirken schwächer, als sie sind",
  untouched: ({ said }) => `${said("count")} Konversionen haben keine Berührung in der Frist davor und sind niemandem gutgeschrieben`,
  "value-unknown": ({ said }) => `${said("count")} Konversionen haben keinen lesbaren Wert: sie zählen und sind nichts wert`,
  "lift-unused": ({ said }) => `${said("keys")} hat niemanden berührt: ein gemessener Zuwachs dieses Namens bleibt ungenutzt`,
  "no-baseline": ({ said }) => `Niemand kam von selbst, so dass es niemanden zum Vergleichen gibt: ${said("keys")}`,
  "poor-overlap": ({ said }) => `Kaum jemand, der von selbst kam, hatte vorher dasselbe getan, so dass die Zahl sich auf das Modell stützt: ${said("keys")}`,
  "brings-others": ({ said }) =>
    `Menschen kaufen seltener als die, die von selbst kamen: der Kanal bringt andere, die nicht gekommen wären, und nur ein Test kann sagen, was er hinzufügt: ${said("keys")}`,
  "few-touches": ({ said }) => `Unter 50 Berührungen: ${said("keys")}`,
  "cost-without-touches": ({ said }) => `${said("count")} wurden bezahlt und haben niemanden berührt, der bekannt ist; sie sind die letzten Zeilen`,
  "no-increments": () =>
    "Eine Datei von Pfaden sagt nicht, was Menschen taten, bevor sie berührt wurden: Kanäle stehen da, wie sie gutgeschrieben werden, und was sie hinzufügen nur, wo ein Zuwachs gemessen wurde",
  "begins-later": (given) => `Vor dem ${given.days("day")} gibt es keine Zahl: dort beginnt die Vergangenheit (${one(given)})`,
  "ends-earlier": (given) => `Die letzte Zahl (${one(given)}) ist vom ${given.days("day")}: danach beginnt die Prognose`,
  gaps: (given) => `${given.said("count")} von ${given.said("all")} ${among(given)} haben keine Zahl: sie sind durch ihre Nachbarn gefüllt`,
  "mostly-zero": (given) => `${given.said("count")} von ${given.said("all")} ${among(given)} sind null: eine so seltene Zahl lässt sich schlecht vorhersagen; fragen Sie nach längeren Schritten`,
  "ends-with-zeros": (given) => `Zuletzt null, ${given.said("count")} ${many(given)} lang: wenn nichts mehr erhoben wird, gilt die Prognose dem und nicht der Zahl`,
  zeros: (given) => `${given.said("count")} von ${given.said("all")} ${among(given)} sind null und zählen so: wurde in ihnen nichts erhoben, ist die Prognose zu niedrig`,
  "season-unknown": (given) =>
    `${given.said("count")} ${many(given)} sind zu wenig, um eine Saison von ${given.said("season")} zu erproben: was jede${given.bare("cycle") === "week" ? " Woche" : "s Jahr"} wiederkommt, ist nicht in der Prognose`,
  "holidays-unknown": () => "Feiertage werden nicht beachtet: wählen Sie hier Länder, oder setzen Sie company.countries",
  untried: () => "Die Vergangenheit ist zu kurz, um Verfahren an ihr zu erproben: die Intervalle sind so weit, wie solche Reihen sie meist brauchen, und nichts hier ist gemessen",
  "few-trials": ({ said }) => `Die Verfahren wurden nur von ${said("count")} Zeitpunkten aus erprobt: die Fehler sind großenteils Zufall`,
  "beyond-trials": (given) => `Die Proben reichten ${given.said("reached")} ${many(given)} weit, gefragt sind ${given.said("count")}: wie gut spätere getroffen werden, weiß niemand`,
  "no-better-than-before": () => "Der Wert eine Saison davor hätte es in den Proben ebenso gut getan",
  "too-narrow": ({ said }) => `Intervalle von 80 % enthielten in den Proben ${said("inside")} von ${said("outcomes")} Werten: halten Sie sie für zu eng`,
  "cut-at-zero": () => "Die Zahl war nie unter null: was die Prognose darunter hätte, ist dort abgeschnitten",
  "spend-assumed": (given) => `Keine Ausgaben sind geplant: angenommen sind ${given.said("amount")} je ${one(given)}, wie zuletzt`,
  "spend-unused": () => "Das gewählte Verfahren kennt keine Ausgaben, so dass der Plan die Prognose nicht bewegt; wählen Sie eine Regression, um zu sehen, was sie sagt",
  "spend-beyond": (given) => `Geplant sind ${given.said("amount")} je ${one(given)}, ausgegeben wurden nie mehr als ${given.said("most")}: was mehr bringt, ist geraten`,
  "spend-no-cause": () => "Was hier mit Ausgaben einhergeht, muss nicht von ihnen kommen und wird nicht gesättigt: planen Sie Budgets mit einem Mix-Modell oder einem Test",
};

const TEXTS: Record<Language, Record<string, Words>> = { en: english, de: german };

/** A note as a sentence in the reader's language; one that is not known here as it came. */
export function noteSentence({ code, text, values }: Note, format: Format): string {
  const words = values && TEXTS[format.language][code];
  if (!words) return sentenceOf(text);
  const bare = (name: string) => values[name];
  const said = (name: string) => {
    const value = bare(name);
    if (typeof value === "number") return format.number(value);
    return Array.isArray(value) ? value.join(", ") : /^\d{4}-\d{2}-\d{2}T/.test(value ?? "") ? String(value).slice(0, 16).replace("T", " ") : (value ?? "");
  };
  return sentenceOf(words({ said, bare, days: (name) => format.day(String(bare(name))) }));
}

/** The server's texts are clauses. */
function sentenceOf(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
