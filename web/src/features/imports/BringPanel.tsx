import { type SyntheticEvent, useId, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { IconUpload } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { texts } from "./texts";
import { bring, type Kind, KINDS } from "./useImports";

/** The kind may be in the address, so that other screens can lead here. */
export function BringPanel() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = KINDS.find((kind) => kind === search.get("kind"));
  const [kind, setKind] = useState<Kind>(asked ?? "orders");
  const [source, setSource] = useState("");
  const [currency, setCurrency] = useState("");
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const id = useId();

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const received = await bring({ kind, source: source || kind, currency, zone, file });
      await navigate(`/imports/${received.id}`);
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };

  return (
    <Panel title={t.bring}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <Columns least={220}>
            <Select
              label={t.kind}
              value={kind}
              data={KINDS.map((one) => ({ value: one, label: t[one] }))}
              onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? kind)}
              allowDeselect={false}
            />
            <TextInput
              label={t.source}
              description={t.sourceHint}
              inputWrapperOrder={["label", "input", "description"]}
              placeholder={kind}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <TextInput
              label={t.currency}
              description={t.currencyHint}
              inputWrapperOrder={["label", "input", "description"]}
              value={currency}
              maxLength={3}
              onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            />
            <TextInput
              label={t.zone}
              description={t.zoneHint}
              inputWrapperOrder={["label", "input", "description"]}
              value={zone}
              onChange={(event) => setZone(event.currentTarget.value)}
            />
          </Columns>
          <Row spread="between">
            <Stack space={1}>
              <label className="field-label" htmlFor={id}>
                {t.file}
              </label>
              <input id={id} type="file" required onChange={(event) => setFile(event.currentTarget.files?.[0])} />
              <Quiet small>{t.fileHint}</Quiet>
            </Stack>
            <Button look="primary" icon={IconUpload} submits busy={busy} disabled={!file}>
              {t.look}
            </Button>
          </Row>
          {problem !== undefined && <ProblemNotice problem={problem} />}
        </Stack>
      </form>
    </Panel>
  );
}
