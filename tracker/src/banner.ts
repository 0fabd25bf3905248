import type { Answers, AnswerTo, BannerSettings, Texts } from "./api";
import { LOOK } from "./look";
import { read, write } from "./storage";
import { TEXTS } from "./texts";

const NAME = "windrose.consent";
const DAY = 86_400_000;

interface Kept {
  answers: Answers;
  at: number;
}

type Children = (Node | string)[];

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Children
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A style sheet made by a script is not under a page's `style-src`; older browsers have only the element. */
function dress(root: ShadowRoot) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element("style", {}, LOOK));
  }
}

function wording(settings: BannerSettings): { language: string; texts: Texts } {
  const own = settings.texts || {};
  const wishes = [settings.language, document.documentElement.lang, ...navigator.languages, "en"];
  const language = wishes
    .map((wish) => (wish || "").slice(0, 2).toLowerCase())
    .find((wish) => TEXTS[wish] || own[wish])!;
  return { language, texts: { ...TEXTS.en, ...TEXTS[language], ...own[language] } };
}

/** Asks the visitor, once, and gives the answer on each page; answers what opens the question again. */
export function banner(settings: BannerSettings, signalled: boolean, answer: AnswerTo): () => void {
  const purposes = settings.purposes || ["analytics", "marketing"];
  let close: (() => void) | undefined;

  function kept(): Kept | undefined {
    try {
      const found: Kept = JSON.parse(read(NAME) || "");
      const current = Date.now() - found.at < (settings.days || 180) * DAY;
      return current && purposes.every((purpose) => purpose in found.answers) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  function show(before: Answers, back: HTMLElement | undefined) {
    close?.();
    const { language, texts } = wording(settings);
    const text = (name: string) => texts[name] || name;

    const decide = (agreed: (purpose: string) => boolean) => {
      const answers = Object.fromEntries(purposes.map((purpose) => [purpose, agreed(purpose)]));
      write(NAME, JSON.stringify({ answers, at: Date.now() }));
      close?.();
      answer(answers);
    };
    const button = (name: string, agreed: (purpose: string) => boolean) =>
      element("button", { type: "button", onclick: () => decide(agreed) }, text(name));

    const boxes = new Map(
      purposes.map((purpose) => {
        const forbidden = signalled && purpose === "marketing";
        const checked = !forbidden && before[purpose] === true;
        return [purpose, element("input", { type: "checkbox", checked, disabled: forbidden })];
      }),
    );
    const allowed = (purpose: string) => !boxes.get(purpose)!.disabled;
    const title = element("h2", { id: "title", tabIndex: -1 }, text("title"));
    const section = element(
      "section",
      {},
      title,
      element("p", { id: "body" }, text("body"), ...(signalled ? [" ", text("signal")] : []), ...notice()),
      element(
        "details",
        {},
        element("summary", {}, text("choose")),
        element(
          "fieldset",
          {},
          element("legend", {}, text("choose")),
          ...purposes.map((purpose) => element("label", {}, boxes.get(purpose)!, text(purpose))),
        ),
        element("div", {}, button("save", (purpose) => boxes.get(purpose)!.checked)),
      ),
      element("div", {}, button("refuse", () => false), button("accept", allowed)),
    );
    section.dir = "auto";
    section.setAttribute("role", "dialog");
    section.setAttribute("aria-modal", "false");
    section.setAttribute("aria-labelledby", "title");
    section.setAttribute("aria-describedby", "body");

    function notice(): Children {
      return settings.privacyUrl ? [" ", element("a", { href: settings.privacyUrl }, text("privacy"))] : [];
    }

    const host = element("windrose-consent" as "div", { lang: language });
    const root = host.attachShadow({ mode: "open" });
    dress(root);
    root.append(section);
    // First in the page, so that the first step of the Tab key leads to it.
    document.body.prepend(host);
    close = () => {
      close = undefined;
      host.remove();
      back?.focus();
    };
    if (back) {
      // Only where the visitor asked for it: on arrival nobody is pulled away from what they came for.
      title.focus();
      section.onkeydown = (event) => event.key === "Escape" && close?.();
    }
  }

  // Another page of this site, open beside this one, may have been answered.
  addEventListener("storage", ({ key }) => {
    const other = key === NAME && kept();
    if (other) {
      close?.();
      answer(other.answers);
    }
  });
  const found = kept();
  if (found) {
    answer(found.answers);
  } else if (document.body) {
    show({}, undefined);
  } else {
    addEventListener("DOMContentLoaded", () => show({}, undefined));
  }
  return () => show(kept()?.answers || {}, (document.activeElement as HTMLElement | null) || document.body);
}
