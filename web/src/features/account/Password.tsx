import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, ask } from "../../api/client";
import { queries } from "../../api/queries";
import { useMe } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { PasswordInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { texts } from "./texts";

const LEAST = 12;

export function Password() {
  const t = useTexts(texts);
  const me = useMe();
  const [current, setCurrent] = useState("");
  const [replacement, setReplacement] = useState("");
  const changing = useMutation({
    mutationFn: () => ask(api.PUT("/api/session/password", { body: { current, replacement } })),
    onSuccess: () => {
      toast.done(t.changed);
      // The server has ended this session too; asking who one is leads to the sign-in.
      void queries.invalidateQueries({ queryKey: ["session"] });
    },
  });
  const short = replacement !== "" && replacement.length < LEAST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <Panel title={t.password} note={t.passwordNote}>
      <form onSubmit={submit}>
        <Stack>
          {/* Lets a keeper of passwords know whose it is. */}
          <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
          <PasswordInput
            label={t.current}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t.replacement}
            description={t.replacementNote}
            autoComplete="new-password"
            maxLength={200}
            error={short && t.tooShort}
            value={replacement}
            onChange={(event) => setReplacement(event.currentTarget.value)}
          />
          {changing.isError && <ProblemNotice problem={changing.error} />}
          <Row>
            <Button submits busy={changing.isPending} disabled={current === "" || replacement === "" || short}>
              {t.change}
            </Button>
          </Row>
        </Stack>
      </form>
    </Panel>
  );
}
