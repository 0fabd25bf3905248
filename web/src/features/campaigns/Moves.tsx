import { useState } from "react";
import { useNavigate } from "react-router";
import { useMay, useMe } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Quiet, Row } from "../../ui/layout";
import { toast } from "../../ui/Toast";
import { deleteCampaign, moveCampaign } from "./campaigns";
import { type Move, movesOf, type Status } from "./moves";
import type { Campaign } from "./plan";
import { texts } from "./texts";

/** Where the campaign can go from here; what this user may not do says why. */
export function Moves({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const format = useFormat();
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  // With the campaign as it is looked at: what changed meanwhile is not approved unseen.
  const [question, setQuestion] = useState<{ asked: Status | "delete"; of: Campaign }>();
  const asked = question?.asked;
  const moves = movesOf(campaign, me);
  const main = moves.find(({ to, refusal }) => !refusal && (to === "approved" || to === "live"));
  const deletable = campaign.status === "draft" && may("campaigns.manage");
  const reasons = [...new Set(moves.flatMap(({ refusal }) => (refusal ? [reason(refusal)] : [])))];

  function reason(refusal: NonNullable<Move["refusal"]>): string {
    return refusal === "not-approver" ? t["refused-not-approver"](campaign.approver ?? "") : t[`refused-${refusal}`];
  }

  return (
    <Row space={3}>
      {moves.map(({ to, refusal }) => (
        <Button key={to} look={to === main?.to ? "primary" : "plain"} disabled={refusal !== undefined} onClick={() => setQuestion({ asked: to, of: campaign })}>
          {t[`move-${to}`]}
        </Button>
      ))}
      {deletable && (
        <Button look="quiet" onClick={() => setQuestion({ asked: "delete", of: campaign })}>
          {t.deleteDraft}
        </Button>
      )}
      {reasons.map((text) => (
        <Quiet key={text}>{text}</Quiet>
      ))}
      {campaign.approval && <Quiet>{t.approvedBy(campaign.approval.by, format.moment(campaign.approval.at))}</Quiet>}
      {campaign.status === "ended" && <Quiet>{t.endedNote}</Quiet>}
      <ConfirmDialog
        title={asked === undefined ? "" : asked === "delete" ? t.deleteTitle(campaign.name) : t[`ask-${asked}`](campaign.name)}
        action={asked === undefined ? "" : asked === "delete" ? t.remove : t[`move-${asked}`]}
        danger={asked === "delete" || asked === "ended"}
        opened={asked !== undefined}
        onClose={() => setQuestion(undefined)}
        onConfirm={async () => {
          if (asked === "delete") {
            await deleteCampaign(campaign.id);
            toast.done(t.deleted(campaign.name));
            await navigate("/campaigns");
          } else if (asked) {
            await moveCampaign(question.of, asked);
            toast.done(t.moved(campaign.name, t[`is-${asked}`]));
          }
        }}
      >
        {asked === "delete" ? t.deleteNote : asked && t[`note-${asked}`]}
      </ConfirmDialog>
    </Row>
  );
}
