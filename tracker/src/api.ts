/** What a visitor answered, purpose by purpose. A purpose that is not named was not asked. */
export type Answers = Record<string, boolean>;

export type Properties = Record<string, unknown>;

export type AnswerTo = (answers: Answers) => void;

/** An event as it is sent; the door's specification says what each field becomes. */
export interface Message {
  type: "page" | "track" | "identify" | "group" | "alias";
  messageId: string;
  timestamp: string;
  context: { page: Properties; sessionId?: string; internal?: true; consent?: Answers };
  anonymousId?: string;
  userId?: string | number | undefined;
  name?: string | undefined;
  event?: string;
  properties?: Properties | undefined;
  traits?: Properties | undefined;
  groupId?: string;
  previousId?: string;
}

export type Texts = Record<string, string>;

export interface BannerSettings {
  /** Two letters; else the page's language, else the browser's. */
  language?: string;
  /** Own texts by language, laid over ours. */
  texts?: Record<string, Texts>;
  /** Where the site says what it does with data. */
  privacyUrl?: string;
  /** What is asked for; each needs a text of its name. */
  purposes?: string[];
  /** After how many days to ask again. */
  days?: number;
}

export interface Settings {
  writeKey: string;
  /** The server's address, if it is not where this script came from. */
  host?: string;
  /** The answers, or who is asked for them. Until they are known nothing is sent. Left out, nobody is asked. */
  consent?: Answers | "banner" | "tcf" | "gpp" | ((answer: AnswerTo) => void);
  banner?: BannerSettings;
  /** Keeps the visitor in a first-party cookie, of this domain or of the page's host. */
  cookie?: true | string;
  /** As the server's `collect.do-not-track`. */
  doNotTrack?: "ignored" | "refuses-marketing" | "refuses-analytics";
  pages?: boolean;
  links?: boolean;
  downloads?: boolean;
  forms?: boolean;
  scroll?: boolean;
  /** For how long pages have their reader's attention. */
  engagement?: boolean;
  /** How fast pages load, answer and settle. */
  vitals?: boolean;
  /** May change an event before it is kept; `false` discards it. */
  before?: (event: Message) => boolean | void;
}

export interface Windrose {
  start(settings: Settings): void;
  page(name?: string, properties?: Properties): void;
  track(event: string, properties?: Properties): void;
  identify(userId?: string | number, traits?: Properties): void;
  group(groupId: string, traits?: Properties): void;
  alias(userId: string, previousId: string): void;
  consent(answers: Answers): void;
  reset(): void;
  /** Opens the banner again; there once the banner is loaded. */
  ask?(): void;
  /** For `vitals.js` alone. */
  vital?(properties: Properties): void;
  settings?: Settings;
}

declare global {
  interface Window {
    windrose?: Windrose & unknown[][];
  }
}
