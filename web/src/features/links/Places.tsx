import type { ClipboardEvent } from "react";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { Autocomplete } from "../../ui/fields";
import { IconPlus, IconX } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import styles from "./links.module.css";
import type { Rule } from "./links";
import { EMPTY_PLACE, type Place, placesOf, ruleOf } from "./order";
import { texts } from "./texts";

/** Rows of source and medium, with what the rules allow to choose from. */
export function Places({ places, rules, onChange }: { places: Place[]; rules: Rule[]; onChange: (places: Place[]) => void }) {
  const t = useTexts(texts);
  const put = (index: number, part: Partial<Place>) => onChange(places.map((place, at) => (at === index ? { ...place, ...part } : place)));
  const paste = (index: number) => (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\n\t;]/.test(pasted.trim())) return;
    event.preventDefault();
    onChange([...places.slice(0, index), ...placesOf(pasted), ...places.slice(index + 1)]);
  };
  return (
    <Stack space={3}>
      {places.map((place, index) => (
        // A row has nothing but its place to be known by.
        <div key={index} className={styles.place}>
          <Autocomplete
            label={t.sourceOf(index + 1)}
            data={ruleOf(rules, "source").allowed}
            value={place.source}
            onChange={(source) => put(index, { source })}
            onPaste={paste(index)}
          />
          <Autocomplete
            label={t.mediumOf(index + 1)}
            data={ruleOf(rules, "medium").allowed}
            value={place.medium}
            onChange={(medium) => put(index, { medium })}
          />
          <IconButton
            icon={IconX}
            label={t.removePlace(index + 1)}
            disabled={places.length === 1}
            onClick={() => onChange(places.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Row>
        <Button small icon={IconPlus} onClick={() => onChange([...places, EMPTY_PLACE])}>
          {t.addPlace}
        </Button>
      </Row>
    </Stack>
  );
}
