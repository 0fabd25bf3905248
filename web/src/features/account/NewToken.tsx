import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, ask } from "../../api/client";
import { queries } from "../../api/queries";
import { useMe } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { Select, TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { type Role, ROLES, roleTexts } from "../people/roles";
import { texts } from "./texts";

export function NewToken({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  const me = useMe();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>(me.role);
  const making = useMutation({
    mutationFn: () => ask(api.POST("/api/tokens", { body: { name, role } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  if (making.data?.token) {
    return (
      <Stack>
        <p>{t.tokenOnce}</p>
        <CopyField label={t.tokenMade} value={making.data.token} />
        <Row spread="end">
          <Button look="primary" onClick={onDone}>
            {t.done}
          </Button>
        </Row>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t.tokenName}
          description={t.tokenNameNote}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t.role}
          data={ROLES.slice(ROLES.indexOf(me.role)).map((value) => ({ value, label: `${roles[value]}: ${roles[`${value}May`]}` }))}
          value={role}
          onChange={(chosen) => setRole(chosen as Role)}
          allowDeselect={false}
        />
        {making.isError && <ProblemNotice problem={making.error} />}
        <Row spread="end">
          <Button look="primary" submits busy={making.isPending} disabled={name.trim() === ""}>
            {t.newToken}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
