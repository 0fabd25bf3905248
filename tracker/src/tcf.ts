import type { Answers, AnswerTo } from "./api";

// Purposes of the Transparency and Consent Framework 2.3, by their numbers.
const STORE_ON_DEVICE = 1;
const PROFILES_FOR_ADVERTISING = 3;
const PERSONALISED_ADVERTISING = 4;
const MEASURE_CONTENT = 8;
const UNDERSTAND_AUDIENCES = 9;

type Consents = Record<number, boolean | undefined>;

interface TransparencyAndConsent {
  eventStatus?: string;
  gdprApplies?: boolean;
  purpose: { consents: Consents };
  publisher?: { consents?: Consents };
}

declare global {
  interface Window {
    __tcfapi?: (
      command: "addEventListener",
      version: 2,
      callback: (data: TransparencyAndConsent, success: boolean) => void,
    ) => void;
  }
}

export function purposesOf(consents: Consents): Answers {
  const all = (...purposes: number[]) => purposes.every((purpose) => consents[purpose] === true);
  return {
    analytics: all(STORE_ON_DEVICE, MEASURE_CONTENT, UNDERSTAND_AUDIENCES),
    marketing: all(STORE_ON_DEVICE, PROFILES_FOR_ADVERTISING, PERSONALISED_ADVERTISING),
  };
}

/** The site is the publisher and keeps its own data: what the publisher asked for itself counts, else the purposes. */
export function tcf(answer: AnswerTo): void {
  window.__tcfapi!("addEventListener", 2, (data, success) => {
    if (success && (data.eventStatus === "tcloaded" || data.eventStatus === "useractioncomplete")) {
      const own = data.publisher?.consents || {};
      answer(data.gdprApplies === false ? {} : purposesOf(Object.keys(own).length ? own : data.purpose.consents));
    }
  });
}
