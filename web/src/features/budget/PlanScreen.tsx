import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { IconChevronLeft, IconCircleCheck, IconPencil, IconTrash } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { useAddress } from "../../ui/useAddress";
import { addressOf, approvePlan, deletePlan, type Kept, usePlan } from "./budget";
import { PlanParts } from "./Parts";
import { Followed } from "./Followed";
import { texts } from "./texts";

/** A plan that is kept, and what became of it. */
export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const may = useMay();
  const [search, change] = useAddress();
  const [asks, setAsks] = useState<"approve" | "delete">();
  const { data, error, refetch } = usePlan(id);
  if (!data) return <Page title={t.title}>{error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={640} />}</Page>;
  const { plan, question, answer } = data;
  const approved = plan.approvedAt !== undefined;
  const tab = search.get("tab") ?? (approved ? "tracking" : "plan");
  return (
    <Page
      title={plan.name}
      answer={<Answer plan={plan} />}
      range={
        <>
          <Button look="quiet" icon={IconChevronLeft} to={`/budget?mix=${plan.mix}`}>
            {t.back}
          </Button>
          <Button icon={IconPencil} to={addressOf(question)}>
            {t.openAgain}
          </Button>
          {may("campaigns.manage") && (
            <Button icon={IconTrash} onClick={() => setAsks("delete")}>
              {t.delete}
            </Button>
          )}
        </>
      }
      actions={
        may("campaigns.manage") &&
        !approved && (
          <Button look="primary" icon={IconCircleCheck} onClick={() => setAsks("approve")}>
            {t.approve}
          </Button>
        )
      }
    >
      {approved ? (
        <Tabs
          label={t.tabs}
          value={tab === "plan" ? "plan" : "tracking"}
          onChange={(chosen) => change({ tab: chosen })}
          tabs={[
            { value: "tracking", label: t["tab-tracking"], content: <Followed plan={plan} answer={answer} /> },
            { value: "plan", label: t["tab-plan"], content: <PlanParts answer={answer} /> },
          ]}
        />
      ) : (
        <PlanParts answer={answer} />
      )}
      <ConfirmDialog title={t.approveTitle} action={t.approve} danger={false} opened={asks === "approve"} onClose={() => setAsks(undefined)} onConfirm={() => approvePlan(id)}>
        {t.approveHelp}
      </ConfirmDialog>
      <ConfirmDialog
        title={t.deleteTitle}
        action={t.delete}
        opened={asks === "delete"}
        onClose={() => setAsks(undefined)}
        onConfirm={async () => {
          await deletePlan(id);
          await navigate("/budget");
        }}
      >
        {t.deleteHelp}
      </ConfirmDialog>
    </Page>
  );
}

function Answer({ plan }: { plan: Kept }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <>
      {t.planAnswer(plan.mixName, format.moneyHeadline(plan.spend, plan.currency), format.number(plan.weeks), format.day(plan.start))}{" "}
      {plan.approver && plan.approvedAt ? t.approvedBy(plan.approver, format.moment(plan.approvedAt)) : t.notApproved}
    </>
  );
}
