import { useEffect, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useTexts } from "../../texts/texts";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { draftOf } from "./drafts";
import { useSavedQuery } from "./savedQueries";
import { textInHash } from "./share";
import { texts } from "./texts";
import { Workbench } from "./Workbench";

/** `?query=` names a saved query; `#sql=` holds a text that somebody shared. */
export function Component() {
  const t = useTexts(texts);
  const [parameters] = useSearchParams();
  const id = parameters.get("query");
  const { data: saved, error, refetch } = useSavedQuery(id);
  const shared = useSharedText();

  if (error) {
    return (
      <Page title={t.title}>
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (shared === undefined || (id !== null && !saved)) {
    return (
      <Page title={t.title} answer={t.answer}>
        <Skeleton height={480} />
      </Page>
    );
  }
  return <Workbench key={id ?? `new ${shared.number}`} id={id} saved={saved} start={shared.text ?? draftOf(id) ?? saved?.sql ?? ""} />;
}

type Shared = { number: number; text?: string };

/** Undefined while it is unpacked; then the address is as if it had not been there. */
function useSharedText(): Shared | undefined {
  const t = useTexts(texts);
  const { hash, pathname, search } = useLocation();
  const navigate = useNavigate();
  const [shared, setShared] = useState<Shared | undefined>(hash.startsWith("#sql=") ? undefined : { number: 0 });
  const unreadable = t.brokenLink;
  useEffect(() => {
    if (!hash.startsWith("#sql=")) return;
    void textInHash(hash).then((text) => {
      if (text === undefined) toast.problem(new Error(unreadable));
      setShared((now) => ({ number: (now?.number ?? 0) + 1, text }));
      void navigate(pathname + search, { replace: true });
    });
  }, [hash, pathname, search, navigate, unreadable]);
  return shared;
}
