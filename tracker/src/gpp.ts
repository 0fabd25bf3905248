import type { Answers, AnswerTo } from "./api";
import { purposesOf } from "./tcf";

/** The sections of American laws: they are about selling, sharing and advertising, not about counting. */
const OPT_OUTS = ["SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut"];
const OPTED_OUT = 1;

type Section = Record<string, unknown>;

interface Ping {
  signalStatus: string;
  /** By the section's prefix; a section is one object, or a list of its parts. */
  parsedSections: Record<string, Section | Section[]>;
}

declare global {
  interface Window {
    __gpp?: (
      command: "addListener",
      callback: (event: { eventName: string; pingData?: Ping }, success: boolean) => void,
    ) => void;
  }
}

function answers(ping: Ping): Answers {
  const found: Answers = {};
  for (const [prefix, parts] of Object.entries(ping.parsedSections || {})) {
    const section: Section = Object.assign({}, ...[parts].flat());
    if (prefix === "tcfeuv2") {
      // The list begins with purpose 1.
      Object.assign(found, purposesOf([undefined, ...((section.PurposeConsents || []) as boolean[])] as boolean[]));
    } else if (prefix.startsWith("us") && OPT_OUTS.some((field) => field in section)) {
      const refused = section.Gpc === true || OPT_OUTS.some((field) => section[field] === OPTED_OUT);
      found.marketing = found.marketing !== false && !refused;
    }
  }
  return found;
}

export function gpp(answer: AnswerTo): void {
  window.__gpp!("addListener", ({ pingData }, success) => {
    if (success && pingData?.signalStatus === "ready") {
      answer(answers(pingData));
    }
  });
}
