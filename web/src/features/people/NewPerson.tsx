import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { MadePassword } from "./MadePassword";
import { addUser, USER_NAME } from "./people";
import { type Role, ROLES, roleTexts } from "./roles";
import { texts } from "./texts";

export function NewPerson({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("marketer");
  const adding = useMutation({ mutationFn: () => addUser(name, role) });
  if (adding.data) return <MadePassword user={adding.data} onDone={onDone} />;
  const wrong = name !== "" && !USER_NAME.test(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t.name}
          description={t.nameNote}
          error={wrong && t.nameWrong}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoCapitalize="none"
          autoComplete="off"
          data-autofocus
        />
        <Select
          label={t.role}
          description={roles[`${role}May`]}
          data={ROLES.map((value) => ({ value, label: roles[value] }))}
          value={role}
          onChange={(chosen) => setRole(chosen as Role)}
          allowDeselect={false}
        />
        {adding.isError && <ProblemNotice problem={adding.error} />}
        <Row spread="end">
          <Button look="primary" submits busy={adding.isPending} disabled={name === "" || wrong}>
            {t.add}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
