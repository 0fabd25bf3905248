import { lazy, Suspense } from "react";
import { Panel } from "../../../ui/Panel";
import { Skeleton } from "../../../ui/Skeleton";

const Markdown = lazy(() => import("../../../ui/Markdown").then((module) => ({ default: module.Markdown })));

export function WordsCard({ title, markdown }: { title: string; markdown: string }) {
  return (
    <Panel title={title || undefined} fill>
      <Suspense fallback={<Skeleton height={48} />}>
        <Markdown text={markdown} />
      </Suspense>
    </Panel>
  );
}
