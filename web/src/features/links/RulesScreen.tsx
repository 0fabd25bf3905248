import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Row } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { keepRules, MARKS, type Mark, type Rule, useRules, useTrial } from "./links";
import { ruleOf, sameRules } from "./order";
import { RulePanel } from "./RulePanel";
import { texts } from "./texts";
import { useSettled } from "../../ui/useSettled";

const EXAMPLES: Record<Mark, string> = {
  source: "Instagram Ads",
  medium: "Paid Social",
  campaign: "Spring Sale 2026",
  content: "Banner A, blue",
  term: "hiking boots",
};

export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useRules();
  return (
    <>
      {data ? (
        <Editor kept={data.rules} />
      ) : (
        <Page title={t.rules} answer={t.rulesAnswer}>
          {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={400} />}
        </Page>
      )}
    </>
  );
}

/** What is edited stays while it is; the rules of other marks are those that are kept, whoever changes them meanwhile. */
function Editor({ kept }: { kept: Rule[] }) {
  const t = useTexts(texts);
  const mayChange = useMay()("campaigns.manage");
  const [edited, setEdited] = useState<Partial<Record<Mark, Rule>>>({});
  const [examples, setExamples] = useState(EXAMPLES);
  const rules = MARKS.map((mark) => edited[mark] ?? ruleOf(kept, mark));
  const trial = useTrial(useSettled(rules), useSettled(examples));
  const isChanged = !sameRules(kept, rules);
  const saving = useMutation({
    mutationFn: () => keepRules(rules),
    onSuccess: () => {
      toast.done(t.saved);
      setEdited({});
    },
  });
  const put = (changed: Rule) => setEdited((before) => ({ ...before, [changed.mark]: changed }));
  return (
    <Page
      title={t.rules}
      answer={t.rulesAnswer}
      width="reading"
      actions={
        <Row>
          {isChanged && <Badge tone="caution">{t.unsaved}</Badge>}
          <Button to="/links">{t.back}</Button>
          {mayChange && isChanged && <Button onClick={() => setEdited({})}>{t.discard}</Button>}
          {mayChange && (
            <Button look="primary" disabled={!isChanged} busy={saving.isPending} onClick={() => saving.mutate()}>
              {t.save}
            </Button>
          )}
        </Row>
      }
    >
      {!mayChange && <Caution>{t.mayNot}</Caution>}
      {saving.error && <ProblemNotice problem={saving.error} />}
      {trial.error && <ProblemNotice problem={trial.error} onRetry={() => void trial.refetch()} />}
      {rules.map((rule) => (
        <RulePanel
          key={rule.mark}
          rule={rule}
          disabled={!mayChange}
          example={examples[rule.mark]}
          onExample={(text) => setExamples((before) => ({ ...before, [rule.mark]: text }))}
          written={trial.data?.marks[rule.mark]}
          problems={trial.data?.problems.filter((problem) => problem.mark === rule.mark) ?? []}
          rewritten={trial.data?.rules.find((tried) => tried.mark === rule.mark)?.allowed ?? []}
          onChange={put}
        />
      ))}
    </Page>
  );
}
