import { useTexts } from "../../texts/texts";
import { Choice, MultiSelect, NumberInput, Select } from "../../ui/fields";
import { Columns, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { writtenChoice } from "../explore/address";
import { useEvents } from "../explore/asking";
import { ChoiceEditor } from "../explore/build/ChoiceEditor";
import { FieldField } from "../explore/build/FieldField";
import { type Choices, MOST_VIEWS, WORTHS } from "./attribution";
import { texts } from "./texts";

/** What counts as a conversion and what it is worth, and what touches without a visit. */
export function Counted({ choices }: { choices: Choices }) {
  const t = useTexts(texts);
  const { event, value, worth, views, viewDays, choose } = choices;
  return (
    <Panel title={t.counted} note={t.countedNote}>
      <Columns least={320}>
        <Stack>
          <Choice
            label={t.conversion}
            value={event ? "event" : "orders"}
            options={[
              { value: "orders", label: t.orders },
              { value: "event", label: t.anEvent },
            ]}
            onChange={(chosen) => choose({ event: chosen === "event" ? writtenChoice({ type: "track" }) : undefined, value: undefined })}
          />
          {event ? (
            <>
              <ChoiceEditor label={t.event} value={event} onChange={(chosen) => choose({ event: writtenChoice(chosen) || "track", value: undefined })} />
              <FieldField label={t.eventWorth} of={event} value={value} numbers clearable placeholder={t.worthNothing} onChange={(field) => choose({ value: field })} />
            </>
          ) : (
            <Select
              label={t.worth}
              data={WORTHS.map((one) => ({ value: one, label: t[`worth-${one}`] }))}
              value={worth}
              onChange={(chosen) => choose({ worth: chosen === WORTHS[0] ? undefined : (chosen ?? undefined) })}
              allowDeselect={false}
            />
          )}
        </Stack>
        <Stack>
          <Views chosen={views} onChange={(names) => choose({ view: names })} />
          {views.length > 0 && (
            <NumberInput
              label={t.viewDays}
              description={t.viewDaysHint}
              value={viewDays}
              min={1}
              max={365}
              allowDecimal={false}
              onChange={(days) => typeof days === "number" && days >= 1 && choose({ viewdays: days === 1 ? undefined : String(days) })}
            />
          )}
        </Stack>
      </Columns>
    </Panel>
  );
}

/** Events by which somebody sees or opens something, out of those that there are. */
function Views({ chosen, onChange }: { chosen: string[]; onChange: (names: string[]) => void }) {
  const t = useTexts(texts);
  const { data = [] } = useEvents();
  const names = data.flatMap(({ type, name }) => (type === "track" && name ? [name] : []));
  return (
    <MultiSelect
      label={t.views}
      description={t.viewsHint}
      data={[...new Set([...names, ...chosen])]}
      value={chosen}
      onChange={onChange}
      maxValues={MOST_VIEWS}
      searchable
      clearable
      nothingFoundMessage={t.noSuchEvent}
    />
  );
}
