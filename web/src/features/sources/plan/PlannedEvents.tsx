import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { Button, IconButton } from "../../../ui/Button";
import { Checkbox, Select, Switch, Textarea, TextInput } from "../../../ui/fields";
import { IconChevronDown, IconChevronRight, IconPlus, IconTrash } from "../../../ui/icons";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { type Draft, type DraftEvent, type DraftProperty, EVENT_TYPES, type EventType, type Mistake, PROPERTY_TYPES, type PropertyType, type Proposal, shareOf } from "./plan";
import styles from "./plan.module.css";
import { texts } from "./texts";

type PlannedEventsProps = {
  draft: Draft;
  mistakes: Map<number, Mistake>;
  /** What the draft was made of, if it was: with each property stands how often it was there. */
  proposal?: Proposal;
  /** Without it the plan is only read. */
  onChange?: (draft: Draft) => void;
};

const NEW_EVENT: DraftEvent = { type: "track", name: "", othersFlagged: false, properties: [] };
const NEW_PROPERTY: DraftProperty = { name: "", type: "any", required: false, values: "" };

export function PlannedEvents({ draft, mistakes, proposal, onChange }: PlannedEventsProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<number>();
  return (
    <Stack space={2}>
      {draft.map((event, index) => (
        <PlannedEvent
          key={index}
          event={event}
          mistake={mistakes.get(index)}
          proposal={proposal}
          opened={open === index}
          onToggle={() => setOpen(open === index ? undefined : index)}
          onChange={onChange && ((next) => onChange(draft.with(index, next)))}
          onRemove={
            onChange &&
            (() => {
              setOpen(undefined);
              onChange(draft.toSpliced(index, 1));
            })
          }
        />
      ))}
      {onChange && (
        <Row>
          <Button
            small
            icon={IconPlus}
            onClick={() => {
              setOpen(draft.length);
              onChange([...draft, NEW_EVENT]);
            }}
          >
            {t.addEvent}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

type PlannedEventProps = {
  event: DraftEvent;
  mistake?: Mistake;
  proposal?: Proposal;
  opened: boolean;
  onToggle: () => void;
  onChange?: (event: DraftEvent) => void;
  onRemove?: () => void;
};

function PlannedEvent({ event, mistake, proposal, opened, onToggle, onChange, onRemove }: PlannedEventProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const Sign = opened ? IconChevronDown : IconChevronRight;
  const title = event.type === "track" ? event.name.trim() || t.unnamed : event.type;
  return (
    <section className={styles.event} aria-label={title}>
      <h3 className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={opened} onClick={onToggle}>
          <Sign size={16} aria-hidden />
          <span>{title}</span>
          <Quiet small>{t.properties(event.properties.length, format.number(event.properties.length))}</Quiet>
          {mistake && <Badge tone="bad">{t[mistake]}</Badge>}
        </button>
      </h3>
      {opened && (
        <div className={styles.body}>
          <Stack>
            <Row align="end">
              <Select
                label={t.type}
                data={EVENT_TYPES}
                value={event.type}
                allowDeselect={false}
                disabled={!onChange}
                onChange={(type) => onChange?.({ ...event, type: type as EventType })}
                w={140}
              />
              {event.type === "track" && (
                <TextInput
                  label={t.eventName}
                  value={event.name}
                  readOnly={!onChange}
                  error={mistake === "name-missing" || mistake === "event-twice" ? t[mistake] : undefined}
                  onChange={(typed) => onChange?.({ ...event, name: typed.currentTarget.value })}
                />
              )}
            </Row>
            <Properties event={event} proposal={proposal} onChange={onChange} />
            <Switch
              label={t.othersFlagged}
              checked={event.othersFlagged}
              disabled={!onChange}
              onChange={(switched) => onChange?.({ ...event, othersFlagged: switched.currentTarget.checked })}
            />
            {onRemove && (
              <Row spread="end">
                <Button small look="quiet" icon={IconTrash} onClick={onRemove}>
                  {t.removeEvent}
                </Button>
              </Row>
            )}
          </Stack>
        </div>
      )}
    </section>
  );
}

function Properties({ event, proposal, onChange }: { event: DraftEvent; proposal?: Proposal; onChange?: (event: DraftEvent) => void }) {
  const t = useTexts(texts);
  const change = onChange && ((properties: DraftProperty[]) => onChange({ ...event, properties }));
  return (
    <Stack space={2}>
      {event.properties.length === 0 && <Quiet>{t.noProperties}</Quiet>}
      {event.properties.map((property, index) => (
        <Property
          key={index}
          property={property}
          share={shareOf(proposal, event, property.name)}
          onChange={change && ((next) => change(event.properties.with(index, next)))}
          onRemove={change && (() => change(event.properties.toSpliced(index, 1)))}
        />
      ))}
      {change && (
        <Row>
          <Button small icon={IconPlus} onClick={() => change([...event.properties, NEW_PROPERTY])}>
            {t.addProperty}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

type PropertyProps = { property: DraftProperty; share?: number; onChange?: (property: DraftProperty) => void; onRemove?: () => void };

function Property({ property, share, onChange, onRemove }: PropertyProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <div className={styles.property} role="group" aria-label={property.name || t.property}>
      <TextInput
        label={t.property}
        value={property.name}
        readOnly={!onChange}
        onChange={(typed) => onChange?.({ ...property, name: typed.currentTarget.value })}
      />
      <Select
        label={t.propertyType}
        data={PROPERTY_TYPES.map((value) => ({ value, label: t[value] }))}
        value={property.type}
        allowDeselect={false}
        disabled={!onChange}
        onChange={(type) => onChange?.({ ...property, type: type as PropertyType })}
      />
      <Textarea
        label={t.values}
        placeholder={t.valuesNote}
        value={property.values}
        readOnly={!onChange}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(typed) => onChange?.({ ...property, values: typed.currentTarget.value })}
      />
      <div className={styles.needed}>
        <Checkbox
          label={t.required}
          checked={property.required}
          disabled={!onChange}
          onChange={(checked) => onChange?.({ ...property, required: checked.currentTarget.checked })}
        />
        {share !== undefined && (
          <Quiet small>
            {t.share} {format.percent(share)}
          </Quiet>
        )}
      </div>
      {onRemove && <IconButton icon={IconTrash} label={t.removeProperty(property.name)} onClick={onRemove} />}
    </div>
  );
}
