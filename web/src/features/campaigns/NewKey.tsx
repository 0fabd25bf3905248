import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addKey, KEY_FIELDS, type KeyKind } from "../../api/campaigns";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { type Fields, isComplete, isNeeded, KINDS } from "./keyFields";
import { texts } from "./texts";

/** A kind, and the fields of that kind. */
export function NewKey({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTexts(texts);
  const [kind, setKind] = useState<KeyKind>("utm");
  const [fields, setFields] = useState<Fields>({});
  const adding = useMutation({
    mutationFn: () => addKey(id, kind, fields),
    onSuccess: () => {
      toast.done(t.keyAdded);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label={t.kind}
          description={t[`kindNote-${kind}`]}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: t[`kind-${one}`] }))}
          onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? kind)}
          allowDeselect={false}
        />
        {KEY_FIELDS[kind].map((field) => (
          <TextInput
            key={field}
            label={t[`key-${field}`]}
            required={isNeeded(kind, field)}
            value={fields[field] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setFields((before) => ({ ...before, [field]: value }));
            }}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        <p>{t.starNote}</p>
        {adding.isError && <ProblemNotice problem={adding.error} />}
        <Row spread="end">
          <Button look="primary" submits busy={adding.isPending} disabled={!isComplete(kind, fields)}>
            {t.addKey}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
