import { isRouteErrorResponse, useRouteError } from "react-router";
import { useTexts } from "../texts/texts";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { IconAlertTriangle, IconCompass, IconRefresh } from "../ui/icons";
import { Page } from "../ui/Page";
import styles from "./Broken.module.css";
import { texts } from "./texts";

/** Shown in the place of a screen that threw. */
export function Broken() {
  const t = useTexts(texts);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />;
  const reload = (
    <Button look="primary" icon={IconRefresh} onClick={() => location.reload()}>
      {t.reload}
    </Button>
  );
  // A screen's file is gone when the program was renewed meanwhile.
  if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) {
    return (
      <EmptyState icon={IconRefresh} title={t.newVersion} action={reload}>
        {t.newVersionNote}
      </EmptyState>
    );
  }
  return (
    <div role="alert">
      <EmptyState icon={IconAlertTriangle} title={t.broken} action={reload}>
        {t.brokenNote}
      </EmptyState>
      <pre className={styles.said}>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
    </div>
  );
}

export function Missing() {
  const t = useTexts(texts);
  return (
    <Page title={t.notFound} answer={t.notFoundNote} width="reading">
      <div>
        <Button look="primary" icon={IconCompass} to="/">
          {t.home}
        </Button>
      </div>
    </Page>
  );
}
