import { useTexts } from "../../../texts/texts";
import { SearchSelect } from "../../../ui/SearchSelect";
import { parsedChoice, writtenChoice } from "../address";
import type { EventChoice } from "../answers";
import { searchEvents } from "../asking";
import { eventName } from "../names";
import { texts } from "../texts";

type EventFieldProps = { label: string; value: EventChoice; onChange: (choice: EventChoice) => void };

/** An event out of those that there are, the most frequent first; its conditions stay where they also hold of others. */
export function EventField({ label, value, onChange }: EventFieldProps) {
  const t = useTexts(texts);
  const option = (choice: EventChoice) => ({ value: writtenChoice(choice) || ANY, label: eventName(choice, t) });
  const search = async (text: string) => {
    const events = await searchEvents(text);
    const general: EventChoice[] = [{}, { type: "page" }];
    const named = events.map(({ type, name }): EventChoice => ({ type, ...(name && { event: name }) }));
    const wanted = text.toLocaleLowerCase();
    const all = [...general.filter((one) => eventName(one, t).toLocaleLowerCase().includes(wanted)), ...named].map(option);
    return all.filter((one, place) => all.findIndex(({ value: other }) => other === one.value) === place);
  };
  const { where, ...named } = value;
  return (
    <SearchSelect
      label={label}
      name="analyses-events"
      search={search}
      value={option(named)}
      onChange={(chosen) => chosen && onChange({ ...parsedChoice(chosen.value === ANY ? "" : chosen.value), ...(where && { where }) })}
      none={t.noSuchEvent}
    />
  );
}

/** A list knows no empty value. */
const ANY = "*";
