import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { asProblem } from "../../api/problem";
import { signIn, useAbout, useSession } from "../../api/session";
import { Rose } from "../../app/Wordmark";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CopyField";
import { PasswordInput, TextInput } from "../../ui/fields";
import { Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import styles from "./SignInScreen.module.css";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const { data: me } = useSession();
  const { data: about } = useAbout();
  const [search] = useSearchParams();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const signingIn = useMutation({ mutationFn: () => signIn(name, password) });
  useEffect(() => {
    document.title = `${t.title} · Windrose`;
  }, [t]);

  if (me) return <Navigate replace to={within(search.get("to"))} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signingIn.mutate();
  };
  const wrong = signingIn.isError && asProblem(signingIn.error).status === 401;
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <div className={styles.mark}>
          <Rose size={44} />
          <h1>Windrose</h1>
        </div>
        <form onSubmit={submit} aria-label={t.title}>
          <Stack>
            <TextInput
              label={t.name}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              required
              withAsterisk={false}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordInput
              label={t.password}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {wrong && (
              <p role="alert" className={styles.wrong}>
                {t.wrong}
              </p>
            )}
            {signingIn.isError && !wrong && <ProblemNotice problem={signingIn.error} />}
            <Button look="primary" submits wide busy={signingIn.isPending}>
              {t.signIn}
            </Button>
          </Stack>
        </form>
        <details className={styles.help}>
          <summary>{t.help}</summary>
          <p>{t.forgotten}</p>
          <CodeBlock label={t.help} code={`./windrose user reset-password ${name || "owner"}`} />
        </details>
        {about?.simulated && <p className={styles.note}>{t.simulated}</p>}
      </div>
      {about && <footer className={styles.note}>Windrose {about.version}</footer>}
    </main>
  );
}

/** Back to where one was, on this site only. */
function within(to: string | null): string {
  return to?.startsWith("/") && !to.startsWith("//") && !to.includes("\\") ? to : "/";
}
