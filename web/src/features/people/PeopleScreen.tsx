import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconUserPlus } from "../../ui/icons";
import { Dialog } from "../../ui/overlays";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { Audit } from "./Audit";
import { NewPerson } from "./NewPerson";
import { People } from "./People";
import { useUsers } from "./people";
import { RolesLegend } from "./RolesLegend";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useUsers();
  const [adding, setAdding] = useOpenInAddress("create");
  const active = data?.items.filter((user) => user.disabledAt === undefined).length;
  return (
    <Page
      title={t.title}
      answer={active !== undefined && t.answer(active)}
      actions={
        <Button look="primary" icon={IconUserPlus} onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {!error && <Panel flush>{data ? <People users={data.items} /> : <Skeleton height={120} />}</Panel>}
      <RolesLegend />
      <Audit />
      <Dialog title={t.add} opened={adding} onClose={() => setAdding(false)}>
        <NewPerson onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
}
