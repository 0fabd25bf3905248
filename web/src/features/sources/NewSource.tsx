import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { addSource, type Source, SOURCE_NAME } from "./sources";
import { texts } from "./texts";

/** Asks for a name and makes the source. */
export function NewSource({ suggestion = "", onMade }: { suggestion?: string; onMade: (source: Source) => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState(suggestion);
  const making = useMutation({ mutationFn: addSource, onSuccess: onMade });
  const wrong = name !== "" && !SOURCE_NAME.test(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate(name);
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
          spellCheck={false}
          data-autofocus
        />
        {making.isError && <ProblemNotice problem={making.error} />}
        <Row>
          <Button look="primary" submits busy={making.isPending} disabled={name === "" || wrong}>
            {t.create}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
