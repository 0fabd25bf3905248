import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { Button, IconButton } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyField";
import { NumberInput } from "../../../ui/fields";
import { IconLink, IconTrash } from "../../../ui/icons";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { toast } from "../../../ui/Toast";
import { revoke, share, type SharedLink, useLinks } from "./sharing";
import { texts } from "./texts";

const USUAL_DAYS = 30;
const MOST_DAYS = 90;

/** Who has not signed in reads by these. */
export function LinksDialog({ dashboard, view, onClose }: { dashboard: string; view: string; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const links = useLinks(dashboard);
  const [days, setDays] = useState(USUAL_DAYS);
  const [busy, setBusy] = useState(false);
  const make = () => {
    setBusy(true);
    void share(dashboard, days, view, language)
      .catch(toast.problem)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t.links} opened onClose={onClose} wide>
      <Stack space={3}>
        <Quiet small>{t.linksNote}</Quiet>
        <Row>
          <NumberInput label={t.days} value={days} min={1} max={MOST_DAYS} clampBehavior="strict" allowDecimal={false} onChange={(chosen) => typeof chosen === "number" && setDays(chosen)} />
          <Button look="primary" icon={IconLink} busy={busy} onClick={make}>
            {t.share}
          </Button>
        </Row>
        {links.error ? <ProblemNotice problem={links.error} onRetry={() => void links.refetch()} /> : null}
        {links.data?.items.length === 0 && <Quiet>{t.noLinks}</Quiet>}
        {links.data?.items.map((link) => <Link key={link.id} {...{ dashboard, link }} />)}
      </Stack>
    </Dialog>
  );
}

function Link({ dashboard, link }: { dashboard: string; link: SharedLink }) {
  const t = useTexts(texts);
  const format = useFormat();
  const isOver = new Date(link.expiresAt) < new Date();
  const closed = link.revokedAt ? t.revoked : isOver ? t.ended : undefined;
  return (
    <Row spread="between">
      <span>
        {closed && <Badge>{closed}</Badge>} {t.until(format.moment(link.expiresAt), link.sharer)} <Quiet small>{link.view}</Quiet>
      </span>
      {!closed && (
        <Row>
          <CopyButton text={link.address} label={t.copyLink} />
          <IconButton
            icon={IconTrash}
            label={t.revoke}
            onClick={() => void revoke(dashboard, link.id).then(() => toast.done(t.revokedNow), toast.problem)}
          />
        </Row>
      )}
    </Row>
  );
}
