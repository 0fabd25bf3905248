import { useCalendar } from "../../api/calendar";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { IconPlus, IconUpload } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { BrandsLine } from "./BrandsLine";
import { CampaignTable } from "./CampaignTable";
import { useTable } from "./campaigns";
import { Filters, useFilters } from "./Filters";
import { ImportPlan } from "./ImportPlan";
import { TableAnswer } from "./TableAnswer";
import { TableTotals } from "./TableTotals";
import { texts } from "./texts";

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <All zone={data.zone} />;
  return (
    <Page title={t.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function All({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const [range, chooseRange] = useDateRange(zone, "last-12-months");
  const [filter, chooseFilter] = useFilters();
  const [importing, setImporting] = useOpenInAddress("import");
  const { data: table, error, refetch, isPlaceholderData } = useTable(range.days, filter);
  return (
    <Page
      title={t.title}
      answer={table ? <TableAnswer table={table} filtered={Object.keys(filter).length > 0} /> : t.loading}
      range={<DateRange range={range} zone={zone} onChange={chooseRange} comparable={false} />}
      actions={
        may("campaigns.manage") && (
          <Row>
            <Button icon={IconUpload} onClick={() => setImporting(true)}>
              {t.importPlan}
            </Button>
            <Button look="primary" icon={IconPlus} to="/campaigns/new">
              {t.create}
            </Button>
          </Row>
        )
      }
    >
      <Stack space={4}>
        <TableTotals table={table} />
        <Filters filter={filter} onChange={chooseFilter} />
        {error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : (
          <CampaignTable
            table={table}
            stale={isPlaceholderData}
            filtered={Object.keys(filter).length > 0}
            onClear={() => chooseFilter({})}
            onImport={() => setImporting(true)}
          />
        )}
        <BrandsLine />
      </Stack>
      <Dialog title={t.importPlan} opened={importing} onClose={() => setImporting(false)} wide>
        <ImportPlan onDone={() => setImporting(false)} />
      </Dialog>
    </Page>
  );
}
