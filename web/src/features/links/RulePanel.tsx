import { useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Choice, Select, Switch, Textarea, TextInput } from "../../ui/fields";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import styles from "./links.module.css";
import type { LinkProblem, Rule } from "./links";
import { linesOf } from "./order";
import { texts } from "./texts";

const CASES = ["as-given", "lower", "upper"] as const;
const SEPARATORS = ["_", "-", ".", "~", "+"];
const AS_GIVEN = "as-given";

type RulePanelProps = {
  rule: Rule;
  disabled: boolean;
  example: string;
  onExample: (text: string) => void;
  /** What the rule makes of the example. */
  written: string | undefined;
  problems: LinkProblem[];
  /** The allowed values as the rule writes them. */
  rewritten: string[];
  onChange: (rule: Rule) => void;
};

/** The rule of one mark, with what it makes of an example while it is edited. */
export function RulePanel({ rule, disabled, example, onExample, written, problems, rewritten, onChange }: RulePanelProps) {
  const t = useTexts(texts);
  const name = t[rule.mark];
  const [lines, setLines] = useState((rule.allowed ?? []).join("\n"));
  const isOtherwise = linesOf(lines).join("\n") !== (rule.allowed ?? []).join("\n");
  const shownLines = isOtherwise ? (rule.allowed ?? []).join("\n") : lines;
  const atOdds = problems.find((problem) => problem.code === "campaign.allowed-against-rule");
  const broken = problems.find((problem) => problem !== atOdds);
  return (
    <Panel
      title={
        <>
          {name} <Quiet small>utm_{rule.mark}</Quiet>
        </>
      }
    >
      <Stack>
        <Columns least={220}>
          {disabled ? (
            <TextInput label={t.letterCase} readOnly value={t[rule.letterCase ?? AS_GIVEN]} />
          ) : (
            <Choice
              label={t.letterCase}
              value={rule.letterCase ?? AS_GIVEN}
              options={CASES.map((value) => ({ value, label: t[value] }))}
              onChange={(letterCase) => onChange({ ...rule, letterCase })}
            />
          )}
          <Select
            label={t.separator}
            disabled={disabled}
            allowDeselect={false}
            data={[{ value: AS_GIVEN, label: t.separatorAny }, ...SEPARATORS.map((value) => ({ value, label: value }))]}
            value={rule.separator || AS_GIVEN}
            onChange={(value) => onChange({ ...rule, separator: value === AS_GIVEN || value === null ? "" : value })}
          />
        </Columns>
        <Switch
          label={t.required}
          disabled={disabled}
          checked={rule.required ?? false}
          onChange={(event) => onChange({ ...rule, required: event.currentTarget.checked })}
        />
        <Textarea
          label={t.allowed}
          description={t.allowedNote}
          disabled={disabled}
          autosize
          minRows={2}
          maxRows={8}
          value={shownLines}
          error={atOdds?.text}
          onChange={(event) => {
            setLines(event.currentTarget.value);
            onChange({ ...rule, allowed: linesOf(event.currentTarget.value) });
          }}
        />
        {atOdds && (
          <Row>
            <Button small onClick={() => onChange({ ...rule, allowed: rewritten })}>
              {t.rewrite}
            </Button>
          </Row>
        )}
        <div className={styles.trial}>
          <TextInput label={`${t.example}: ${name}`} value={example} onChange={(event) => onExample(event.currentTarget.value)} />
          <span className={styles.becomes}>
            <Quiet>{t.becomes}</Quiet>
          </span>
          <output className={styles.result} aria-label={`${name} ${t.becomes}`}>
            {written === undefined ? <Quiet>{t.nothing}</Quiet> : <code>{written}</code>}
          </output>
        </div>
        {broken && (
          <div className={styles.problem} role="status">
            <span className={styles.said}>{broken.text}</span>
            {broken.nearest !== undefined && (
              <Button small onClick={() => onExample(broken.nearest ?? "")}>
                {t.take(broken.nearest)}
              </Button>
            )}
          </div>
        )}
      </Stack>
    </Panel>
  );
}
