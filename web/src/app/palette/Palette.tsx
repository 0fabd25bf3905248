import { type KeyboardEvent, useId, useState } from "react";
import { useTexts } from "../../texts/texts";
import { IconSearch } from "../../ui/icons";
import { TopDialog } from "../../ui/TopDialog";
import { type Command, type Group, useCommands } from "./commands";
import styles from "./Palette.module.css";
import { noteChoice, recentChoices } from "./recent";
import { score } from "./score";
import { texts } from "./texts";

const ORDER: Group[] = ["pages", "actions", "queries", "sources"];
const MOST_OF_A_GROUP = 8;

type Section = { name: Group | "recent" | "results"; commands: Command[] };

/** A combobox over all that can be done: typed letters choose, arrows move, Enter does it. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const id = useId();
  const commands = useCommands();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const sections = sectionsOf(commands, typed);
  const flat = sections.flatMap((section) => section.commands);
  const current = Math.min(at, flat.length - 1);

  const choose = (command: Command | undefined) => {
    if (!command) return;
    noteChoice(command.id);
    onClose();
    command.run();
  };
  const move = (to: number) => {
    const next = (to + flat.length) % flat.length;
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const keyed = (event: KeyboardEvent) => {
    const step = { ArrowDown: current + 1, ArrowUp: current - 1 }[event.key];
    if (step !== undefined && flat.length > 0) {
      event.preventDefault();
      move(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(flat[current]);
    }
  };

  let place = 0;
  return (
    <TopDialog label={t.open} onClose={onClose}>
      <div className={styles.field}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t.placeholder}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={flat.length > 0 ? `${id}-${current}` : undefined}
          placeholder={t.placeholder}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keyed}
        />
      </div>
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={t.results}>
        {sections.map(({ name, commands: shown }) => (
          <div key={name} role="group" aria-label={t[name]}>
            <div className={styles.group} aria-hidden>
              {t[name]}
            </div>
            {shown.map((command) => {
              const own = place++;
              return (
                <div
                  key={command.id}
                  id={`${id}-${own}`}
                  className={styles.option}
                  role="option"
                  aria-selected={own === current}
                  onMouseMove={() => setAt(own)}
                  onClick={() => choose(command)}
                >
                  <command.icon size={18} stroke={1.75} aria-hidden />
                  <span className={styles.label}>{command.label}</span>
                  {(name === "results" || name === "recent") && <span className={styles.kind}>{t[command.group]}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {flat.length === 0 && (
        <p className={styles.none} role="status">
          {t.none}
        </p>
      )}
    </TopDialog>
  );
}

/** What fits best first; while nothing is typed, what was chosen lately and then all by their groups. */
function sectionsOf(commands: Command[], typed: string): Section[] {
  if (typed.trim() !== "") {
    const found = commands
      .map((command) => ({ command, fit: score(command.label, typed) }))
      .filter((one): one is { command: Command; fit: number } => one.fit !== undefined)
      .sort((one, other) => other.fit - one.fit)
      .map(({ command }) => command);
    return found.length > 0 ? [{ name: "results", commands: found.slice(0, 4 * MOST_OF_A_GROUP) }] : [];
  }
  const recent = recentChoices().flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const sections: Section[] = [
    { name: "recent", commands: recent },
    ...ORDER.map((group) => ({
      name: group,
      commands: commands.filter((command) => command.group === group && !recent.includes(command)).slice(0, MOST_OF_A_GROUP * 2),
    })),
  ];
  return sections.filter((section) => section.commands.length > 0);
}
