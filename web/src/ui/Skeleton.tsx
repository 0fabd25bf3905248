import { Skeleton as MantineSkeleton } from "@mantine/core";
import { useTexts } from "../texts/texts";
import { texts } from "./texts";

/** Holds the place of what is on its way, in its size. */
export function Skeleton({ height, width = "100%" }: { height: number | string; width?: number | string }) {
  const t = useTexts(texts);
  return (
    <div aria-busy="true" style={{ width, height: typeof height === "string" ? height : undefined }}>
      <span className="hidden-label">{t.loading}</span>
      <MantineSkeleton height={height} width="100%" radius="sm" aria-hidden />
    </div>
  );
}
